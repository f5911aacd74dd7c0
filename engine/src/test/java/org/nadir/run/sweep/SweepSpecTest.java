package org.nadir.run.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

class SweepSpecTest {
    private static final String BASE = "name: dbf\ndata:\n  root: sets/none\nfreezing:\n  schedule: step\n";

    private static List<PlannedRun> runs(String yaml) {
        return spec(yaml).runs(200);
    }

    private static SweepSpec spec(String yaml) {
        return SweepSpec.parse(yaml, Path.of("/x/sweep.yaml"), Map.of());
    }

    private static List<String> names(String yaml) {
        return runs(yaml).stream().map(PlannedRun::name).toList();
    }

    private static String problem(String yaml) {
        return String.valueOf(assertThrows(UserProblem.class, () -> runs(yaml)).getMessage());
    }

    @Test
    void theGridHasEveryCombinationTheLastAxisFastest() {
        assertEquals(
                List.of("dbf-rho1-seed1", "dbf-rho1-seed2", "dbf-rhoinf-seed1", "dbf-rhoinf-seed2"),
                names(BASE + "sweep:\n  freezing.rho: [1, inf]\n  run.seed: [1, 2]\n"));
    }

    @Test
    void valuesArriveInTheSpecificationsAndTheBaseKeepsItsFolder() {
        List<PlannedRun> runs = runs(BASE + "sweep:\n  freezing:\n    rho: [4, inf]\n");
        assertEquals(4, runs.get(0).spec().freezing().rho());
        assertEquals(Double.POSITIVE_INFINITY, runs.get(1).spec().freezing().rho());
        assertEquals(Path.of("/x/sets/none"), runs.get(0).spec().data().root());
    }

    @Test
    void casesSetSeveralThingsTogetherUnderAName() {
        String yaml = BASE
                + "sweep:\n  cases:\n    every epoch: {freezing.schedule: full}\n    chosen:\n      freezing:\n        schedule: epochs\n        epochs: [0, 3]\n";
        assertEquals(List.of("dbf-every-epoch", "dbf-chosen"), names(yaml));
        assertEquals(List.of(0, 3), runs(yaml).get(1).spec().freezing().epochs());
        assertEquals(Map.of("case", "chosen"), runs(yaml).get(1).cell());
    }

    @Test
    void cellsThatComputeTheSameAreOneRunNamedByWhatHasAnEffect() {
        String yaml = BASE
                + "sweep:\n  cases:\n    full: {freezing.schedule: full}\n    step: {freezing.schedule: step}\n  freezing.rho: [2, 4]\n";
        assertEquals(List.of("dbf-full", "dbf-step-rho2", "dbf-step-rho4"), names(yaml));
    }

    @Test
    void anAxisThatNeverHasAnEffectIsAMistake() {
        String said = problem("data:\n  root: x\nsweep:\n  freezing.rho: [2, 4]\n");
        assertTrue(said.contains("freezing.rho"), said);
        assertTrue(said.contains("Has no effect while Schedule is full"), said);
    }

    @Test
    void everyWrongCellIsNamedBeforeAnythingStarts() {
        String said = problem("data: {root: x}\nfreezing: {schedule: epochs}\nsweep:\n"
                + "  freezing.epochs: [[0, 2], [0, 9], [11]]\n  optimisation.epochs: [3, 12]\n");
        assertTrue(said.contains("experiment-epochs0-9-epochs3: freezing.epochs: Epoch 9 is beyond the run"), said);
        assertTrue(said.contains("experiment-epochs11-epochs3: freezing.epochs: Epoch 11 is beyond the run"), said);
        assertFalse(said.contains("epochs12:"), said);
    }

    @Test
    void anUnknownKeyIsToldWithItsLineAndTheNearestOne() {
        String said = problem(BASE + "sweep:\n  freezing.roh: [1]\n");
        assertTrue(said.contains("/x/sweep.yaml, line 7, freezing.roh"), said);
        assertTrue(said.contains("perhaps freezing.rho"), said);
    }

    @Test
    void aWrongValueIsToldWithItsLine() {
        String said = problem(BASE + "sweep:\n  freezing.rho:\n    - 1\n    - 0\n");
        assertTrue(said.contains("line 9, freezing.rho"), said);
        assertTrue(said.contains("found 0"), said);
    }

    @Test
    void noValuesAndTheSameValueTwiceAreRefused() {
        assertTrue(problem(BASE + "sweep:\n  freezing.rho: []\n").contains("The list of values is empty"));
        assertTrue(problem(BASE + "sweep:\n  freezing.rho: [2, 2]\n").contains("A value is given twice"));
    }

    @Test
    void aSettingBelongsToOneAxis() {
        String said = problem(BASE + "sweep:\n  freezing.rho: [2]\n  cases:\n    a: {freezing.rho: 3}\n");
        assertTrue(said.contains("given by freezing.rho and by case"), said);
    }

    @Test
    void aProblemOfTheBaseKeepsItsLine() {
        String said = problem("sweep:\n  run.seed: [1]\ndata:\n  rot: x\n");
        assertTrue(said.contains("line 4, data.rot"), said);
    }

    @Test
    void moreRunsThanTheLimitAreNotMadeUnasked() {
        String seeds = java.util.stream.IntStream.range(0, 100)
                .mapToObj(String::valueOf)
                .collect(java.util.stream.Collectors.joining(", "));
        String yaml = BASE + "sweep:\n  run.seed: [" + seeds + "]\n  freezing.rho: [" + seeds.substring(3) + "]\n";
        String said = problem(yaml);
        assertTrue(said.contains("which makes 9900"), said);
        assertTrue(said.contains("--limit 9900"), said);
    }

    @Test
    void aHostileBlockEndsInASentence() {
        assertTrue(problem(BASE + "sweep:\n  run.seed: &a [1]\n").contains("Anchors"));
        assertTrue(
                problem(BASE + "sweep:\n  run.seed: " + "[".repeat(5000) + "\n").contains("nested"));
        assertTrue(problem(BASE + "sweep:\n  run.seed: [1\n").contains("YAML"));
        assertTrue(problem(BASE + "sweep:\n  name: [a, b]\n").contains("names of the runs"));
    }

    @Test
    void axesWrittenAsTextComeBack() {
        List<SweepAxis> axes = List.of(
                new SweepAxis("case", List.of(new SweepAxis.Choice("two: \"x\"", Map.of("freezing.epochs", "0, 3")))),
                SweepAxis.of("run.seed", List.of("1", "2")));
        assertEquals(axes, spec(SweepSpec.write(BASE, axes)).axes());
    }

    @Test
    void anExperimentWithoutABlockIsOneRun() {
        assertEquals(List.of("dbf"), names(BASE));
    }
}
