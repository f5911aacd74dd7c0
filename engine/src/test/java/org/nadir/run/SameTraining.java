package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.nadir.run.RunStatus.State;
import org.nadir.tensor.HostTensor;
import org.nadir.training.Checkpoint;
import org.nadir.training.RunEvent;

/** Two runs that came to the same end by the same steps, bit for bit. */
final class SameTraining {
    private SameTraining() {}

    static void assertSame(RunFolder expected, RunFolder found) {
        assertEquals(losses(expected), losses(found));
        Checkpoint one = last(expected);
        Checkpoint other = last(found);
        assertEquals(one.progress().validation(), other.progress().validation());
        assertEquals(one.streams(), other.streams());
        assertSame(one.model(), other.model());
        assertSame(one.optimiser(), other.optimiser());
    }

    private static List<Map<String, Double>> losses(RunFolder run) {
        return run.events().stream()
                .filter(RunEvent.Step.class::isInstance)
                .map(event -> ((RunEvent.Step) event).losses())
                .toList();
    }

    private static Checkpoint last(RunFolder run) {
        assertEquals(State.FINISHED, run.status().orElseThrow().state());
        return CheckpointFiles.read(run.checkpoint(CheckpointFiles.LAST).orElseThrow());
    }

    private static void assertSame(Map<String, HostTensor> expected, Map<String, HostTensor> found) {
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((name, tensor) ->
                assertArrayEquals(tensor.values(), found.get(name).values(), name));
    }
}
