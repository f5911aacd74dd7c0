package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.base.Progress;
import org.nadir.detection.Targets;
import org.nadir.tensor.DType;
import org.nadir.tensor.HostTensor;

class PeerBenchmarkTest {
    @AfterEach
    void forget() {
        System.clearProperty("nadir.python");
    }

    @Test
    void withoutPythonNothingIsComparedAndASentenceSaysSo() {
        System.setProperty("nadir.python", "there-is-no-such-python");
        PeerBenchmark benchmark = new PeerBenchmark();
        assertEquals(Map.of(), benchmark.run(Progress.none()));
        assertTrue(
                benchmark.notes().get(0).contains("There is no there-is-no-such-python here: nothing was compared"),
                benchmark.notes().toString());
    }

    @Test
    void aProgramThatIsNoPythonHasNoPyTorch() {
        // "false" takes any arguments and fails
        System.setProperty("nadir.python", "false");
        PeerBenchmark benchmark = new PeerBenchmark();
        assertEquals(Map.of(), benchmark.run(Progress.none()));
        assertTrue(
                benchmark.notes().get(0).contains("nothing was compared"),
                benchmark.notes().toString());
    }

    @Test
    void theTruthsOfEachImageAreCutFromTheirFile() {
        float[] boxes = new float[2 * 40 * 5];
        float[] labels = new float[2 * 40];
        boxes[5 * 41 + 2] = 77;
        labels[41] = 9;
        Map<String, HostTensor> input = Map.of(
                "boxes", new HostTensor(new long[] {2, 40, 5}, DType.F32, boxes),
                "labels", new HostTensor(new long[] {2, 40}, DType.F32, labels));
        List<Targets> targets = PeerFiles.targets(input);
        assertEquals(40, targets.get(0).count());
        assertEquals(77, targets.get(1).boxes()[5 + 2]);
        assertEquals(9, targets.get(1).labels()[1]);
    }
}
