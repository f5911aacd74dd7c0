package org.nadir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.run.RunStatus;
import org.nadir.run.sweep.RunSet;
import org.nadir.run.sweep.SweepQueue.Phase;
import org.nadir.run.sweep.SweepQueue.Place;

class SweepTableTest {
    private static String line(Phase phase, String message) {
        RunStatus status = new RunStatus(
                RunStatus.State.RUNNING,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                12,
                0,
                0,
                Double.NaN,
                Double.NaN,
                -1,
                0,
                Double.NaN,
                Double.NaN,
                message);
        Place place = new Place(new RunSet.Member("student", Map.of(), ""), phase, Optional.of(status), "");
        return SweepTable.line(place).replaceAll(" +", " ");
    }

    @Test
    void aRunThatWaitsTellsForWhat() {
        assertEquals(
                "waits student 0/12 0 s Amplifier amplifier-3e50: epoch 2 of 6",
                line(Phase.GOING, "Amplifier amplifier-3e50: epoch 2 of 6"));
        assertEquals("running student 0/12 0 s", line(Phase.GOING, ""));
    }
}
