package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;

class AccumulationTest {
    /** Two epochs with momentum, decay, warm-up and a clip that bites. */
    private static ExperimentSpec spec(int accumulate) {
        return LoopRun.spec(
                "optimisation.epochs=2",
                "optimisation.accumulate=" + accumulate,
                "optimisation.learningRate=0.05",
                "optimisation.clipNorm=2",
                "optimisation.schedule=constant",
                "optimisation.warmupIterations=3");
    }

    private record Outcome(float[] weights, MemoryHost host) {
        List<Double> losses() {
            return host.all(RunEvent.Step.class).stream()
                    .map(RunEvent.Step::loss)
                    .toList();
        }
    }

    private static Outcome train(int batch, int accumulate) {
        MemoryHost host = new MemoryHost();
        try (MeanTask task = new MeanTask(batch)) {
            LoopRun.loop(task, spec(accumulate), host).run(Optional.empty());
            return new Outcome(task.weights(), host);
        }
    }

    /** Six images make one batch of four and one of two: the last step has one small batch and is divided by one. */
    @Test
    void twoBatchesOfTwoMoveAsOneOfFour() {
        Outcome large = train(4, 1);
        Outcome small = train(2, 2);
        assertArrayEquals(large.weights(), small.weights(), 1e-6f);
        for (int i = 0; i < 4; i++) {
            assertEquals(large.losses().get(i), small.losses().get(i), 1e-5);
        }
    }

    @Test
    void anIterationIsOneMoveOfTheOptimiserHoweverManyBatchesItHas() {
        MemoryHost host = train(2, 2).host();
        assertEquals(2, host.all(RunEvent.Started.class).get(0).stepsPerEpoch());
        List<RunEvent.Step> steps = host.all(RunEvent.Step.class);
        assertEquals(
                List.of(1L, 2L, 3L, 4L),
                steps.stream().map(RunEvent.Step::iteration).toList());
        // the warm-up of three: a third of the rate, then five and seven ninths, then all of it
        assertEquals(0.05 / 3, steps.get(0).learningRate(), 1e-12);
        assertEquals(0.05 * 7 / 9, steps.get(2).learningRate(), 1e-12);
    }

    @Test
    void theLossOfAnEpochIsTheMeanOverItsBatches() {
        MemoryHost host = train(2, 2).host();
        List<RunEvent.Step> steps = host.all(RunEvent.Step.class);
        double expected = (2 * steps.get(0).loss() + steps.get(1).loss()) / 3;
        assertEquals(expected, host.all(RunEvent.EpochEnded.class).get(0).meanLoss(), 1e-12);
    }

    @Test
    void aRunStopsBetweenTwoMovesOnlyAndGoesOnWithTheBatchThatFollows() {
        Outcome whole = train(2, 2);
        MemoryHost first = new MemoryHost().stopAt(1);
        try (MeanTask task = new MeanTask(2)) {
            LoopRun.loop(task, spec(2), first).run(Optional.empty());
        }
        assertEquals(1, first.last().orElseThrow().progress().step());
        try (MeanTask task = new MeanTask(2)) {
            LoopRun.loop(task, spec(2), new MemoryHost()).run(first.last());
            assertArrayEquals(whole.weights(), task.weights());
        }
    }

    @Test
    void aLossThatIsNoNumberInALaterBatchOfAStepMovesNothing() {
        MemoryHost host = new MemoryHost();
        try (MeanTask task = new MeanTask(2)) {
            float[] before = task.weights();
            task.poison(1);
            TrainingLoop loop = LoopRun.loop(task, spec(2), host);
            UserProblem problem = assertThrows(UserProblem.class, () -> loop.run(Optional.empty()));
            assertTrue(problem.getMessage().contains("'squared'"), problem.getMessage());
            assertArrayEquals(before, task.weights());
        }
        assertEquals(0, host.all(RunEvent.Step.class).size());
        assertEquals(1, host.all(RunEvent.Failed.class).size());
    }

    @Test
    void batchesThatDoNotFillTheLastStepAreLeftOfIt() {
        StepPlan plan = new StepPlan(7, 3);
        assertEquals(3, plan.steps());
        assertEquals(6, plan.firstBatch(2));
        assertEquals(List.of(3, 3, 1), List.of(plan.batchesOf(0), plan.batchesOf(1), plan.batchesOf(2)));
    }
}
