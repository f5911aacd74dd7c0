package org.nadir.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.experiment.Fields;
import org.nadir.run.RunFolder;
import org.nadir.run.compare.RunSummary;

class SplitEvaluationTest {
    @TempDir
    Path folder;

    private List<String> words(Map<String, String> settings) {
        Path run =
                RunFolder.create(folder, Fields.toSpec(settings, Path.of("/"))).path();
        return new SplitEvaluation(new CheckpointChoice(RunSummary.read(run), "best")).words("cpu");
    }

    @Test
    void aRunOfSeveralDataSetsIsLookedAtOnAllOfThem() {
        List<String> words = words(
                Map.of("name", "mixed", "data.root", "/sets/a", "data.more", "/sets/b", "data.validation", "test"));
        assertFalse(words.contains("--data"));
        assertEquals("test", words.get(words.indexOf("--split") + 1));
        assertFalse(words.contains("--whole"));
    }

    @Test
    void tilesAreJudgedAsTheScenesTheyWereCutFrom() {
        assertTrue(words(Map.of("name", "tiled", "data.root", "/sets/a", "data.tile", "256"))
                .contains("--whole"));
    }
}
