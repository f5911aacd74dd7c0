package org.nadir.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
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

    private static RunEvent.Step step(long iteration, double milliseconds, double wait) {
        return new RunEvent.Step(SmallRuns.NOW, iteration, 0, Map.of(), 1, 0.1, 1, milliseconds, wait, 0, 0, 0);
    }
}
