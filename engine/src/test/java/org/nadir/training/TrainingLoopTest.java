package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.experiment.OptimisationSpec;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.FreezingSchedules;

class TrainingLoopTest {
    private static final FreezingSchedule SCHEDULE = FreezingSchedules.step(2, Set.of());

    /** What counts of a run: its losses, its scores and its parameters at the end. */
    private record Outcome(List<Double> losses, List<Double> scores, String digest) {}

    private static Outcome interrupted(OptimisationSpec settings, long stopAt) {
        MemoryHost first = new MemoryHost().stopAt(stopAt);
        try (TinyTask task = new TinyTask()) {
            LoopRun.loop(task, SCHEDULE, first, settings).run(Optional.empty());
        }
        MemoryHost second = new MemoryHost();
        try (TinyTask task = new TinyTask()) {
            LoopRun.loop(task, SCHEDULE, second, settings).run(first.last());
            List<RunEvent> all = new java.util.ArrayList<>(first.events);
            all.addAll(second.events);
            return outcome(all, task);
        }
    }

    private static Outcome uninterrupted(OptimisationSpec settings) {
        MemoryHost host = new MemoryHost();
        try (TinyTask task = new TinyTask()) {
            LoopRun.loop(task, SCHEDULE, host, settings).run(Optional.empty());
            return outcome(host.events, task);
        }
    }

    private static Outcome outcome(List<RunEvent> events, TinyTask task) {
        List<Double> losses = new java.util.ArrayList<>();
        List<Double> scores = new java.util.ArrayList<>();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.Step step) {
                losses.add(step.loss());
            } else if (event instanceof RunEvent.EpochEnded ended) {
                losses.add(ended.meanLoss());
            } else if (event instanceof RunEvent.Validated validated) {
                scores.add(validated.scores().primaryValue());
            }
        }
        return new Outcome(losses, scores, task.digest(part -> true));
    }

    @Test
    void aRunResumedAfterAnEpochEqualsAnUninterruptedOne() {
        OptimisationSpec settings = LoopRun.optimisation("sgd", LoopRun.EPOCHS);
        assertEquals(uninterrupted(settings), interrupted(settings, TinyTask.STEPS));
    }

    @Test
    void aRunResumedAmidAnEpochEqualsAnUninterruptedOne() {
        OptimisationSpec settings = LoopRun.optimisation("sgd", LoopRun.EPOCHS);
        assertEquals(uninterrupted(settings), interrupted(settings, TinyTask.STEPS + 1));
    }

    @Test
    void adamWIsResumedExactlyToo() {
        OptimisationSpec settings = LoopRun.optimisation("adamw", 2);
        assertEquals(uninterrupted(settings), interrupted(settings, TinyTask.STEPS + 1));
    }

    @Test
    void aPauseChangesNothingAndIsTold() {
        MemoryHost paused = new MemoryHost().pauseAt(3, LoopHost.Request.PAUSE, LoopHost.Request.RUN);
        String digest = LoopRun.train(SCHEDULE, paused);
        assertEquals(LoopRun.train(SCHEDULE, new MemoryHost()), digest);
        assertEquals(3, paused.all(RunEvent.Paused.class).get(0).iteration());
        assertEquals(1, paused.all(RunEvent.Resumed.class).size());
    }

    @Test
    void aStopWhilePausedEndsInOrder() {
        MemoryHost host = new MemoryHost().pauseAt(2, LoopHost.Request.STOP);
        LoopRun.train(SCHEDULE, host);
        assertTrue(host.all(RunEvent.Finished.class).get(0).stopped());
        assertEquals(2, host.last().orElseThrow().progress().iteration());
    }

    @Test
    void aLossThatIsNoNumberStopsTheRunAndLeavesTheLastCheckpoint() {
        MemoryHost host = new MemoryHost();
        try (TinyTask task = new TinyTask()) {
            LoopRun.loop(task, SCHEDULE, host, LoopRun.optimisation("sgd", 1)).run(Optional.empty());
            String good = task.digest(part -> true);
            task.poison();
            TrainingLoop more = LoopRun.loop(task, SCHEDULE, host, LoopRun.optimisation("sgd", 2));
            UserProblem problem = assertThrows(UserProblem.class, () -> more.run(host.last()));
            assertTrue(problem.getMessage().contains("loss term"), problem.getMessage());
            assertEquals(good, task.digest(part -> true));
        }
        assertEquals(1, host.last().orElseThrow().progress().epoch());
        assertEquals(1, host.all(RunEvent.Failed.class).size());
    }

    @Test
    void bestFollowsTheHighestScore() {
        MemoryHost host = new MemoryHost();
        LoopRun.train(SCHEDULE, host);
        double highest = host.all(RunEvent.Validated.class).stream()
                .mapToDouble(event -> event.scores().primaryValue())
                .max()
                .orElseThrow();
        RunEvent.Finished finished = host.all(RunEvent.Finished.class).get(0);
        assertEquals(highest, finished.bestScore());
        assertEquals(
                finished.bestEpoch() + 1,
                host.checkpoints.get("best").progress().epoch());
    }

    @Test
    void aScoreThatRisesNoLongerEndsTheRunAndItSaysWhy() {
        MemoryHost host = new MemoryHost();
        try (TinyTask task = new TinyTask().scoring(0.2, 0.4, 0.3, 0.4, 0.9)) {
            LoopRun.patient(task, host, 2).run(Optional.empty());
        }
        RunEvent.Finished finished = host.all(RunEvent.Finished.class).get(0);
        assertEquals("mAP50 has not improved for 2 validations", finished.reason());
        assertEquals(4, finished.epochs());
        assertFalse(finished.stopped());
    }

    @Test
    void patienceCountsTheValidationsBeforeAnInterruption() {
        MemoryHost first = new MemoryHost().stopAt(3L * TinyTask.STEPS);
        try (TinyTask task = new TinyTask().scoring(0.2, 0.4, 0.3)) {
            LoopRun.patient(task, first, 2).run(Optional.empty());
        }
        MemoryHost second = new MemoryHost();
        try (TinyTask task = new TinyTask().scoring(0.4, 0.9)) {
            LoopRun.patient(task, second, 2).run(first.last());
        }
        assertEquals(4, second.all(RunEvent.Finished.class).get(0).epochs());
    }

    @Test
    void aRunThatHasEndedEarlyDoesNotTrainOnUnlessItGetsMorePatience() {
        MemoryHost host = new MemoryHost();
        try (TinyTask task = new TinyTask().scoring(0.4, 0.3)) {
            LoopRun.patient(task, host, 1).run(Optional.empty());
        }
        MemoryHost again = new MemoryHost();
        try (TinyTask task = new TinyTask()) {
            LoopRun.patient(task, again, 1).run(host.last());
        }
        assertEquals(0, again.all(RunEvent.Step.class).size());
        assertFalse(again.all(RunEvent.Finished.class).get(0).reason().isEmpty());
        MemoryHost more = new MemoryHost();
        try (TinyTask task = new TinyTask().scoring(0.2, 0.2)) {
            LoopRun.patient(task, more, 3).run(host.last());
        }
        assertEquals(4, more.all(RunEvent.Finished.class).get(0).epochs());
    }

    @Test
    void onlyTheNewestOfTheKeptCheckpointsStay() {
        MemoryHost host = new MemoryHost();
        LoopRun.train(SCHEDULE, host);
        assertEquals(List.of("epoch-0"), host.discarded);
    }

    @Test
    void aCheckpointOfAnotherArchitectureIsRefused() {
        try (TinyTask task = new TinyTask()) {
            Checkpoint foreign = new Checkpoint(Map.of(), Map.of(), Map.of(), Map.of(), LoopProgress.start());
            TrainingLoop loop = LoopRun.loop(task, SCHEDULE, new MemoryHost());
            UserProblem problem = assertThrows(UserProblem.class, () -> loop.run(Optional.of(foreign)));
            assertTrue(problem.getMessage().contains("another architecture"), problem.getMessage());
        }
    }
}
