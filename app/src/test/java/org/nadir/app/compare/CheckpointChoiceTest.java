package org.nadir.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.RunSummary;
import org.nadir.training.Scores;

class CheckpointChoiceTest {
    @TempDir
    Path folder;

    private static EpochFacts epoch(int epoch, double score) {
        Scores scores = new Scores("map50", Map.of("map50", score), Map.of());
        return new EpochFacts(
                epoch, Optional.empty(), 0, epoch + 1L, 1, 1e-3, 10, epoch, epoch, 0, Optional.of(scores));
    }

    /** Three epochs of which the second is the best. */
    private RunSummary run() {
        List<EpochFacts> epochs = List.of(epoch(0, 0.1), epoch(1, 0.3), epoch(2, 0.2));
        return new RunSummary(
                folder, "a", Map.of(), "", "", Optional.empty(), Map.of(), epochs, 3, Double.NaN, List.of());
    }

    @BeforeEach
    void checkpoints() throws IOException {
        Files.createDirectories(folder.resolve("checkpoints"));
        Files.createFile(folder.resolve("checkpoints/best.safetensors"));
        Files.createFile(folder.resolve("checkpoints/last.safetensors"));
    }

    @Test
    void anEpochIsFoundInWhateverKindItWasKept() throws IOException {
        assertEquals("best", CheckpointChoice.of(run(), 1).kind());
        assertEquals("last", CheckpointChoice.of(run(), 2).kind());
        Files.createFile(folder.resolve("checkpoints/epoch-0.safetensors"));
        assertEquals("epoch-0", CheckpointChoice.of(run(), 0).kind());
    }

    @Test
    void anEpochThatWasNotKeptIsSaidWithThoseThatWere() {
        UserProblem problem = assertThrows(UserProblem.class, () -> CheckpointChoice.of(run(), 0));
        assertTrue(String.valueOf(problem.getMessage()).contains("epoch 1 of a was not kept"));
        assertTrue(problem.details().toString().contains("best (epoch 2), last (epoch 3)"));
    }
}
