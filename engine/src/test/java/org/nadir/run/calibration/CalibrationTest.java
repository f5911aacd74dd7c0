package org.nadir.run.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Fields;
import org.nadir.freezing.CostModel;
import org.nadir.freezing.FreezeTable;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.PartWork;
import org.nadir.run.compare.EpochFacts;

class CalibrationTest {
    /** Half an operation in each of seven parts: a step of 7 forward, 7 back to activations, 7 to weights when all train. */
    private static CostModel evenModel() {
        Map<NetworkPart, PartWork> parts = new EnumMap<>(NetworkPart.class);
        for (NetworkPart part : NetworkPart.values()) {
            parts.put(part, new PartWork(1, 1));
        }
        return new CostModel(parts);
    }

    /** 100 ms with the head alone and 20 ms more for each part below it: 5 ms an operation, of which each part has four. */
    private static Calibration even() {
        Map<NetworkPart, Calibration.Point> points = new EnumMap<>(NetworkPart.class);
        for (NetworkPart part : NetworkPart.values()) {
            int below = NetworkPart.HEAD.ordinal() - part.ordinal();
            points.put(part, new Calibration.Point(100 + 20 * below, 500 + 10 * below));
        }
        return new Calibration(Instant.EPOCH, new Calibration.Memory(200, 300, 0), points);
    }

    private static double milliseconds(String table) {
        return even().milliseconds(evenModel(), FreezeTable.parse(table, 1).state(0));
    }

    private static ExperimentSpec spec(String... keysAndValues) {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "data.root", "d",
                "model.backbone", "resnet18-quarter",
                "model.neckChannels", "8",
                "model.headConvs", "1",
                "optimisation.epochs", "4",
                "optimisation.batch", "1"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Fields.toSpec(values, Path.of("/x"));
    }

    @Test
    void aFrozenPrefixTakesWhatWasMeasured() {
        assertEquals(220, milliseconds("stem-head: all"));
        assertEquals(120, milliseconds("backbone: -"));
    }

    /** Two frozen parts above save two operations each, at 5 ms. */
    @Test
    void partsFrozenAboveSaveTheirWeightGradients() {
        assertEquals(200 - 2 * 2 * 5, milliseconds("stem: -; stage3-4: -"), 1e-9);
    }

    @Test
    void whatIsKeptIsReadBack() {
        assertEquals(Optional.of(even()), Calibration.parse(even().json()));
        assertEquals(Optional.empty(), Calibration.parse("{\"at\": 3}"));
        assertEquals(Optional.empty(), Calibration.parse("nonsense {"));
    }

    @Test
    void aScheduleTakesTheStepsOfItsEpochs() {
        ExperimentSpec spec = spec("freezing.schedule", "step", "freezing.rho", "2");
        ExperimentCost assumed = ExperimentCost.of(spec, ExperimentCost.Input.assumed(spec));
        ExperimentCost cost = new ExperimentCost(assumed.input(), evenModel(), assumed.plan(), assumed.full());
        ScheduleEstimate estimate = ScheduleEstimate.of(cost, even(), 10);
        assertEquals(10 * (2 * 0.220 + 2 * 0.120), estimate.mostSeconds(), 1e-9);
        assertEquals(estimate.leastSeconds(), estimate.mostSeconds());
        assertEquals(560, estimate.peakMib());
    }

    @Test
    void scoresLeaveARange() {
        ExperimentSpec spec = spec("freezing.schedule", "plateau", "freezing.patience", "1");
        ExperimentCost assumed = ExperimentCost.of(spec, ExperimentCost.Input.assumed(spec));
        ExperimentCost cost = new ExperimentCost(assumed.input(), evenModel(), assumed.plan(), assumed.full());
        ScheduleEstimate estimate = ScheduleEstimate.of(cost, even(), 1);
        assertEquals(4 * 0.120, estimate.leastSeconds(), 1e-9);
        assertEquals(2 * 0.120 + 2 * 0.220, estimate.mostSeconds(), 1e-9);
    }

    @Test
    void theEpochsOfARunAreGroupedByWhatTrained() {
        FreezeTable table = FreezeTable.parse("backbone: 0, 2", 3);
        MeasuredRun run =
                MeasuredRun.of(List.of(epoch(0, table, 200, 100), epoch(1, table, 110, 90), epoch(2, table, 220, 120)));
        assertEquals(new Calibration.Point(210, 120), run.states().get(table.state(0)));
        assertEquals(new Calibration.Point(110, 90), run.states().get(table.state(1)));
        assertEquals(3, run.stepSeconds());
        assertEquals(120, run.peakMib());
    }

    private static EpochFacts epoch(int number, FreezeTable table, double milliseconds, long mib) {
        return new EpochFacts(
                number,
                Optional.of(table.state(number)),
                1,
                number,
                1,
                0.1,
                milliseconds,
                number + 1,
                9,
                mib << 20,
                Optional.empty());
    }

    @Test
    void someStepsAreMeasuredOnceAndKept(@TempDir Path folder) {
        Calibrations calibrations = new Calibrations(folder);
        ExperimentSpec spec = spec("freezing.schedule", "full", "run.device", "cpu");
        ExperimentCost.Input input = new ExperimentCost.Input(2, 64, 64, true);
        assertEquals(Optional.empty(), calibrations.find(spec, input));
        Calibration measured = calibrations.measure(spec, input, Progress.none());
        assertEquals(Optional.of(measured), calibrations.find(spec, input));
        ExperimentSpec otherSchedule = spec("freezing.schedule", "frozen", "run.device", "cpu", "run.seed", "9");
        assertEquals(Optional.of(measured), calibrations.find(otherSchedule, input));
        ExperimentSpec otherBatch = spec("optimisation.batch", "2", "run.device", "cpu");
        assertEquals(Optional.empty(), calibrations.find(otherBatch, input));
        assertTrue(measured.points().values().stream().allMatch(p -> p.milliseconds() > 0 && p.peakMib() > 50));
        assertTrue(measured.memory().base() > 50, () -> measured.memory().toString());
        assertTrue(measured.memory().validation() >= 0);
    }

    @Test
    void aCancelledCalibrationLeavesNothing(@TempDir Path folder) {
        Calibrations calibrations = new Calibrations(folder);
        Progress cancelled = new Progress() {
            @Override
            public void report(long done, long total, String what) {
                // nobody listens
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        ExperimentCost.Input input = new ExperimentCost.Input(2, 64, 64, true);
        assertThrows(CancellationException.class, () -> calibrations.measure(spec(), input, cancelled));
        assertEquals(Optional.empty(), calibrations.find(spec(), input));
    }
}
