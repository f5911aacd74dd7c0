package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.training.LoopProgress;
import org.nadir.training.RunEvent;

class StatusKeeperTest {
    private final StatusKeeper keeper = new StatusKeeper();

    @Test
    void theDataWaitIsItsShareOfTheStepsTime() {
        keeper.take(step(1, 60, 20));
        keeper.take(step(2, 110, 10));
        assertEquals(0.15, keeper.now(SmallRuns.NOW).dataWaitShare(), 1e-12);
    }

    @Test
    void beforeTheFirstStepNothingIsKnownOfTheDataWait() {
        assertEquals(Double.NaN, keeper.now(SmallRuns.NOW).dataWaitShare());
    }

    @Test
    void aRunThatGoesOnShowsTheBestScoreAndTheTimeOfItsCheckpoint() {
        keeper.goOn(new LoopProgress(3, 0, 6, 0, 0, List.of(0.2, 0.4, 0.3), 0.4, 1, 50));
        keeper.take(SmallRuns.started(3, 6));
        keeper.take(step(7, 1500, 500));
        RunStatus status = keeper.now(SmallRuns.NOW);
        assertEquals(0.4, status.bestScore());
        assertEquals(1, status.bestEpoch());
        assertEquals(52, status.elapsedSeconds());
    }

    private static RunEvent.Step step(long iteration, double milliseconds, double wait) {
        return new RunEvent.Step(SmallRuns.NOW, iteration, 0, Map.of(), 1, 0.1, 1, milliseconds, wait, 0, 0, 0);
    }
}
