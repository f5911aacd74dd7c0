package org.nadir.app.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nadir.freezing.FreezeState;
import org.nadir.nn.NetworkPart;
import org.nadir.run.calibration.Calibration;
import org.nadir.run.calibration.MeasuredRun;
import org.nadir.run.calibration.ScheduleEstimate;

class RunEstimateTest {
    private static final FreezeState FROZEN = new FreezeState(EnumSet.of(NetworkPart.NECK, NetworkPart.HEAD));
    private static final MeasuredRun MEASURED =
            new MeasuredRun(4, 80, 512, Map.of(FROZEN, new Calibration.Point(123.4, 256)));

    @Test
    void estimateAndMeasurementStandBesideEachOther() {
        Map<String, String> facts = RunEstimate.facts(Optional.of(new ScheduleEstimate(75, 75, 500)), MEASURED, 4);
        assertEquals("1 min 15 s, 500 MiB", facts.get("Estimated"));
        assertEquals("1 min 20 s, 512 MiB", facts.get("Measured"));
        assertEquals("123 ms a step, 256 MiB", facts.get("Trains neck-head"));
    }

    @Test
    void aRunThatIsNotThroughSaysHowFarItCame() {
        Map<String, String> facts = RunEstimate.facts(Optional.of(new ScheduleEstimate(75, 90, 500)), MEASURED, 12);
        assertEquals("1 min 15 s to 1 min 30 s, 500 MiB", facts.get("Estimated"));
        assertEquals("1 min 20 s, 512 MiB in 4 of 12 epochs", facts.get("Measured"));
    }

    @Test
    void withoutACalibrationTheWayToOneIsTold() {
        Map<String, String> facts = RunEstimate.facts(Optional.empty(), MEASURED, 4);
        assertTrue(facts.get("Estimated").contains("Calibrate"), facts.get("Estimated"));
    }
}
