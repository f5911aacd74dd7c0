package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.experiment.OptimisationSpec;

class LearningRateScheduleTest {
    private static OptimisationSpec spec(String schedule, int warmup, List<Integer> milestones) {
        return new OptimisationSpec(12, 2, 1, "sgd", 0.006, 0.9, 1e-4, 35, 0, warmup, 1 / 3.0, schedule, milestones);
    }

    @Test
    void warmUpRisesLinearlyFromTheRatio() {
        LearningRateSchedule rate = new LearningRateSchedule(spec("constant", 500, List.of()), 100);
        assertEquals(0.002, rate.at(0, 0), 1e-12);
        assertEquals(0.004, rate.at(2, 250), 1e-12);
        assertEquals(0.006, rate.at(5, 500), 1e-12);
    }

    @Test
    void scaledMilestonesAreAtTwoThirdsAndElevenTwelfths() {
        LearningRateSchedule rate = new LearningRateSchedule(spec("step", 0, List.of()), 10);
        assertEquals(0.006, rate.at(7, 79), 1e-12);
        assertEquals(0.0006, rate.at(8, 80), 1e-12);
        assertEquals(0.00006, rate.at(11, 110), 1e-12);
    }

    @Test
    void givenMilestonesAreTakenAsTheyAre() {
        LearningRateSchedule rate = new LearningRateSchedule(spec("step", 0, List.of(2)), 10);
        assertEquals(0.006, rate.at(1, 19), 1e-12);
        assertEquals(0.0006, rate.at(11, 119), 1e-12);
    }

    @Test
    void cosineFallsToHalfInTheMiddleAndToZero() {
        LearningRateSchedule rate = new LearningRateSchedule(spec("cosine", 0, List.of()), 10);
        assertEquals(0.003, rate.at(6, 60), 1e-12);
        assertEquals(0, rate.at(12, 120), 1e-12);
    }
}
