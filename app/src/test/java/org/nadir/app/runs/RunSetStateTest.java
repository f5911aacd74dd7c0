package org.nadir.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.run.RunStatus;
import org.nadir.run.RunStatus.State;
import org.nadir.run.sweep.RunSet;

class RunSetStateTest {
    private static RunSetState set(boolean driven, RunSetState.Member... members) {
        return new RunSetState(Path.of("/runs/dbf.sweep"), "dbf", Arrays.asList(members), driven, "");
    }

    private static RunSetState.Member run(String schedule, int seed, Optional<RunStatus> status) {
        String name = "dbf-seed" + seed + "-" + schedule;
        Map<String, String> cell = Map.of("run.seed", Integer.toString(seed), "case", schedule);
        return new RunSetState.Member(new RunSet.Member(name, cell, name), Path.of("/runs", name), true, status);
    }

    private static RunSetState.Member waiting() {
        return run("full", 9, Optional.empty());
    }

    private static Optional<RunStatus> status(State state, double best, double elapsed, double remaining) {
        Instant now = Instant.EPOCH;
        int bestEpoch = Double.isNaN(best) ? -1 : 0;
        return Optional.of(
                new RunStatus(state, 1, now, now, now, 5, 10, 50, 10, 0.5, best, bestEpoch, elapsed, remaining, 0, ""));
    }

    private static RunSetState.Member finished(String schedule, int seed, double best, double seconds) {
        return run(schedule, seed, status(State.FINISHED, best, seconds, 0));
    }

    @Test
    void theBestCaseIsTheOneWithTheHighestMeanOverItsSeeds() {
        RunSetState state = set(
                false,
                finished("rho 1", 1, 0.9, 10),
                finished("rho 1", 2, 0.1, 10),
                finished("rho 2", 1, 0.6, 10),
                finished("rho 2", 2, 0.8, 10));
        RunSetCase best = RunSetCase.best(state).orElseThrow();
        assertEquals("rho 2", best.title());
        // mean 0.7; two values 0.2 apart deviate by 0.2 / sqrt(2)
        assertEquals("0.700 ± 0.141", best.score());
        assertEquals("1, 2", best.seeds());
    }

    @Test
    void oneSeedHasNoDeviationAndNoScoreIsNoCase() {
        assertEquals(
                "0.600",
                RunSetCase.best(set(false, finished("rho 1", 1, 0.6, 10)))
                        .orElseThrow()
                        .score());
        assertEquals(Optional.empty(), RunSetCase.best(set(false, waiting())));
    }

    @Test
    void whatIsLeftIsSharedByTheWorkers() {
        RunSetState state = set(
                true,
                finished("a", 1, 0.5, 100),
                run("a", 2, status(State.RUNNING, Double.NaN, 60, 40)),
                run("a", 3, status(State.RUNNING, Double.NaN, 40, 60)),
                waiting(),
                waiting());
        // 40 + 60 of those that go, 100 for each that waits, by two workers
        assertEquals(150, state.remainingSeconds(), 1e-9);
    }

    @Test
    void whatNobodyDrivesIsNotWaitedFor() {
        RunSetState state = set(false, run("a", 2, status(State.RUNNING, Double.NaN, 60, 40)), waiting());
        assertEquals(40, state.remainingSeconds(), 1e-9);
        assertEquals(Double.NaN, set(false, waiting()).remainingSeconds());
    }

    @Test
    void runsThatHoldHoldTheSet() {
        RunSetState state = set(true, run("a", 1, status(State.PAUSED, Double.NaN, 1, 1)), waiting());
        assertEquals("Paused", state.words());
        assertEquals("0 of 2 finished, 1 paused, 1 waiting", state.progress());
        assertTrue(state.resumable());
    }

    @Test
    void aRunningSetTellsOfItsFailures() {
        RunSetState state = set(
                true,
                run("a", 1, status(State.DIED, Double.NaN, 1, 1)),
                run("a", 2, status(State.RUNNING, Double.NaN, 1, 1)));
        assertEquals("1 failed, running", state.words());
        assertFalse(state.resumable(), "its driver starts the others");
        assertEquals(0.5, state.members().get(1).done(), 1e-9);
    }

    @Test
    void settingsThatAreNoCaseAreNamed() {
        RunSet.Member member = new RunSet.Member("x", Map.of("optimisation.learningRate", "0.01"), "x");
        RunSetState state = set(false, new RunSetState.Member(member, Path.of("/runs/x"), true, Optional.empty()));
        assertEquals(
                List.of("learningRate 0.01"),
                RunSetCase.of(state).stream().map(RunSetCase::title).toList());
    }
}
