package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.tensor.HostTensor;

/** A moving average of the weights in the loop; the score of a {@link MeanTask} is the first of the weights it judges. */
class AveragingTest {
    private static final String WEIGHT = "head.weight";

    private static ExperimentSpec spec(double decay, String... more) {
        String[] settings = java.util.Arrays.copyOf(more, more.length + 3);
        settings[more.length] = "optimisation.epochs=2";
        settings[more.length + 1] = "optimisation.learningRate=0.05";
        settings[more.length + 2] = "optimisation.emaDecay=" + decay;
        return LoopRun.spec(settings);
    }

    private static float first(Map<String, HostTensor> tensors) {
        return java.util.Objects.requireNonNull(tensors.get(WEIGHT)).values()[0];
    }

    @Test
    void whatIsValidatedIsTheAverageAndWhatTrainsOnAreTheWeights() {
        MemoryHost host = new MemoryHost();
        try (MeanTask task = new MeanTask(2)) {
            LoopRun.loop(task, spec(0.9), host).run(Optional.empty());
            Checkpoint last = host.last().orElseThrow();
            double score = last.progress().validation().get(1);
            assertEquals(first(last.average()), (float) score);
            assertNotEquals(first(last.model()), first(last.average()));
            assertEquals(first(last.model()), task.weights()[0]);
        }
    }

    @Test
    void theAverageDoesNotTouchWhatIsLearned() {
        float[] plain;
        try (MeanTask task = new MeanTask(2)) {
            LoopRun.loop(task, spec(0), new MemoryHost()).run(Optional.empty());
            plain = task.weights();
        }
        try (MeanTask task = new MeanTask(2)) {
            LoopRun.loop(task, spec(0.9), new MemoryHost()).run(Optional.empty());
            assertArrayEquals(plain, task.weights());
        }
    }

    @Test
    void aCheckpointFromBeforeThereWereAveragesBeginsOne() {
        MemoryHost old = new MemoryHost().stopAt(3);
        try (MeanTask task = new MeanTask(2)) {
            LoopRun.loop(task, spec(0), old).run(Optional.empty());
        }
        assertTrue(old.last().orElseThrow().average().isEmpty());
        MemoryHost host = new MemoryHost();
        try (MeanTask task = new MeanTask(2)) {
            LoopRun.loop(task, spec(0.9), host).run(old.last());
        }
        assertTrue(host.last().orElseThrow().average().containsKey(WEIGHT));
    }

    @Test
    void aLossThatIsNoNumberLeavesTheAverageOfTheLastCheckpoint() {
        MemoryHost host = new MemoryHost();
        try (MeanTask task = new MeanTask(2)) {
            ExperimentSpec spec = spec(0.9, "optimisation.accumulate=3");
            LoopRun.loop(task, spec, host).run(Optional.empty());
            Checkpoint good = host.last().orElseThrow();
            task.poison(2);
            MemoryHost again = new MemoryHost();
            TrainingLoop more = LoopRun.loop(task, spec, again);
            UserProblem problem = assertThrows(
                    UserProblem.class,
                    () -> more.run(Optional.of(new Checkpoint(
                            good.model(), good.average(), good.optimiser(), good.streams(), LoopProgress.start()))));
            assertTrue(problem.getMessage().contains("'squared'"), problem.getMessage());
            assertTrue(again.checkpoints.isEmpty());
        }
    }
}
