package org.nadir.run.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.UserProblem;
import org.nadir.run.WrittenRuns;

class ComparisonTest {
    @TempDir
    Path runs;

    private Path run(String name, Map<String, String> settings, double score) {
        Map<String, String> all = new java.util.LinkedHashMap<>(settings);
        all.put("name", name);
        return WrittenRuns.write(runs, all, SmallSummaries.twoEpochs(0.2, score))
                .path();
    }

    @Test
    void measuresAreThoseOfTheEvents() {
        RunSummary run = RunSummary.read(run("one", Map.of(), 0.1));
        assertEquals(0.2, Measure.BEST.of(run));
        assertEquals(0.1, Measure.FINAL.of(run));
        assertEquals(1, Measure.BEST_EPOCH.of(run));
        assertEquals(10, Measure.WALL.of(run));
        assertEquals(6, Measure.DEVICE.of(run));
        assertEquals(3, Measure.TRAINED.of(run));
        assertEquals(3, Measure.FROZEN.of(run));
        assertEquals(1500, Measure.STEP.of(run));
        assertEquals(4, Measure.PEAK.of(run));
        assertEquals(1000, Measure.PARAMETERS.of(run));
        // (800 + 200) / 2 of 1000
        assertEquals(50, Measure.TRAINED_SHARE.of(run), 1e-12);
        assertEquals("Best mAP50", Measure.BEST.title(List.of(run)));
    }

    /** Without weights nothing is fixed: full training takes 3 F in every part, of which the second epoch saves some. */
    @Test
    void operationsAreSharedByTheStatesThatWereApplied() {
        RunSummary run = RunSummary.read(run("one", Map.of("model.weights", "none"), 0.1));
        double share = Measure.WORK_SHARE.of(run);
        assertTrue(share > 100.0 / 3 && share < 100, "a share of " + share);
    }

    @Test
    void runsThatDifferInTheirSeedOnlyAreOneGroup() {
        Comparison comparison = Comparison.read(List.of(
                run("full-seed1", Map.of("run.seed", "1"), 0.4),
                run("full-seed2", Map.of("run.seed", "2"), 0.6),
                run("rho", Map.of("run.seed", "1", "freezing.schedule", "step", "freezing.rho", "3"), 0.3)));
        assertEquals(
                List.of("full (2 seeds)", "rho"),
                comparison.groups().stream().map(RunGroup::title).toList());
        assertEquals(0.5, comparison.groups().get(0).spread(Measure.BEST).mean(), 1e-12);
        assertEquals("1, 2", comparison.groups().get(0).seeds());
    }

    @Test
    void aGroupIsCalledByWhatItsNamesBeginAndEndWith() {
        Comparison comparison = Comparison.read(List.of(
                run("set-seed1-rho-4", Map.of("run.seed", "1"), 0.4),
                run("set-seed11-rho-4", Map.of("run.seed", "11"), 0.4),
                run("set-seed1-full", Map.of("run.seed", "1", "optimisation.batch", "3"), 0.3),
                run("set-seed2-full", Map.of("run.seed", "2", "optimisation.batch", "3"), 0.3)));
        assertEquals(
                List.of("set-rho-4", "set-full"),
                comparison.groups().stream().map(RunGroup::name).toList());
    }

    @Test
    void onlySettingsThatDifferAreNamed() {
        Comparison comparison = Comparison.read(List.of(
                run("full", Map.of(), 0.4), run("rho", Map.of("freezing.schedule", "step", "freezing.rho", "3"), 0.3)));
        assertEquals(List.of("freezing.schedule", "freezing.rho"), comparison.differing());
        assertEquals(List.of(), comparison.warnings());
    }

    @Test
    void runsOfDifferentDataAreComparedWithAWarning() {
        Comparison comparison =
                Comparison.read(List.of(run("one", Map.of(), 0.4), run("two", Map.of("data.validation", "test"), 0.3)));
        assertEquals(2, comparison.runs().size());
        assertTrue(comparison.warnings().get(0).contains("data.validation: val in one; test in two"));
    }

    @Test
    void foldersThatAreGoneAreNamedAndTheOthersCompared() {
        Comparison comparison = Comparison.read(List.of(run("one", Map.of(), 0.4), runs.resolve("gone")));
        assertEquals(1, comparison.runs().size());
        assertTrue(comparison.warnings().get(0).startsWith("Left out: " + runs.resolve("gone")));
    }

    @Test
    void nothingToCompareIsAProblem() {
        assertThrows(UserProblem.class, () -> Comparison.read(List.of(runs.resolve("gone"))));
    }

    @Test
    void aHalfWrittenFolderIsReadAsFarAsItGoes() throws IOException {
        Path folder = run("one", Map.of(), 0.4);
        Files.writeString(folder.resolve("events.jsonl"), "{\"event\":\"epochst", StandardOpenOption.APPEND);
        Files.delete(folder.resolve("status.json"));
        Comparison comparison = Comparison.read(List.of(folder));
        assertEquals(0.4, Measure.BEST.of(comparison.runs().get(0)));
        assertEquals(List.of("one: The folder has no readable status"), comparison.warnings());
    }

    @Test
    void theFrontIsThatOfTheMeansOfTheGroups() {
        Comparison comparison = Comparison.read(List.of(
                run("full", Map.of(), 0.4), run("rho", Map.of("freezing.schedule", "step", "freezing.rho", "3"), 0.3)));
        // both cost the same
        assertEquals(List.of(0), comparison.front(Measure.DEVICE));
        assertEquals("rho", comparison.find("rho").map(RunGroup::name).orElse(""));
    }
}
