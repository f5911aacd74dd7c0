package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Safetensors;
import org.nadir.training.Checkpoint;
import org.nadir.training.LoopProgress;

class CheckpointFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aCheckpointComesBackBitForBit() {
        LoopProgress progress =
                new LoopProgress(3, 1, 7, 0.1 + 0.2, 1e-17, List.of(1.0 / 3, Double.NaN), Double.NaN, -1, 12.75);
        HostTensor weight = HostTensor.of(1f, -0f, Float.MIN_VALUE);
        HostTensor average = HostTensor.of(2f, 0.5f, 3f);
        HostTensor momentum = HostTensor.of(0.1f);
        Checkpoint before = new Checkpoint(
                Map.of("head.weight", weight),
                Map.of("head.weight", average),
                Map.of("momentum/head.weight", momentum),
                Map.of("loader", 5L),
                progress);
        Path file = folder.resolve("last.safetensors");
        CheckpointFiles.write(file, before, Map.of("nadir.spec", "name: x\n"));
        Checkpoint after = CheckpointFiles.read(file);
        assertEquals(progress, after.progress());
        assertEquals(before.streams(), after.streams());
        assertTrue(weight.sameAs(after.model().get("head.weight")));
        assertTrue(momentum.sameAs(after.optimiser().get("momentum/head.weight")));
        assertTrue(average.sameAs(after.average().get("head.weight")));
        assertEquals(1, after.model().size());
    }

    @Test
    void theBestCheckpointHoldsTheAverageUnderTheNamesOfTheWeightsAndTheLastOneBoth() {
        Checkpoint checkpoint = new Checkpoint(
                Map.of("w", HostTensor.of(1f)),
                Map.of("w", HostTensor.of(2f)),
                Map.of("momentum/w", HostTensor.of(3f)),
                Map.of(),
                LoopProgress.start());
        RunFolder run = RunFolder.create(folder, SmallRuns.spec("averaged"));
        try (RunRecorder recorder = new RunRecorder(run)) {
            recorder.save(CheckpointFiles.BEST, checkpoint);
            recorder.save(CheckpointFiles.LAST, checkpoint);
        }
        Map<String, HostTensor> best =
                Safetensors.read(run.checkpointFile(CheckpointFiles.BEST)).tensors();
        assertEquals(Set.of("w"), best.keySet());
        assertTrue(HostTensor.of(2f).sameAs(best.get("w")));
        Map<String, HostTensor> last =
                Safetensors.read(run.checkpointFile(CheckpointFiles.LAST)).tensors();
        assertEquals(Set.of("w", "average/w", "optimiser/momentum/w"), last.keySet());
        assertTrue(HostTensor.of(2f).sameAs(CheckpointFiles.weights(last).get("w")));
        assertEquals(1, CheckpointFiles.weights(last).size());
    }

    @Test
    void aCheckpointWithoutAnAverageIsUsedAsItIs() {
        Map<String, HostTensor> tensors = Map.of("w", HostTensor.of(1f), "optimiser/momentum/w", HostTensor.of(3f));
        assertEquals(Set.of("w"), CheckpointFiles.weights(tensors).keySet());
    }

    @Test
    void weightsWithoutProgressAreNoCheckpoint() {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, Map.of("w", HostTensor.of(1f)), Map.of());
        assertThrows(UserProblem.class, () -> CheckpointFiles.read(file));
        assertThrows(UserProblem.class, () -> TrainedModel.open(file, "cpu"));
    }
}
