package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Notices;
import org.nadir.nn.NetworkPart;
import org.nadir.run.calibration.Calibration;
import org.nadir.run.calibration.Calibrations;

class ScheduleCalibrationTest {
    private static final Optional<Integer> TEN_STEPS = Optional.of(10);

    private final List<Runnable> waiting = new ArrayList<>();

    private static ExperimentDraft draft(Map<String, String> freezing) {
        Map<String, String> values = new HashMap<>(freezing);
        values.put("optimisation.epochs", "4");
        values.put("model.weights", "none");
        return new ExperimentDraft(new ExperimentDraft.Origin("test", false, Path.of("")), Optional.empty(), values);
    }

    /** A step takes 100 ms for the head alone and 50 ms more for each part below it; memory alike, in MiB. */
    private static Calibration calibration() {
        Map<NetworkPart, Calibration.Point> points = new EnumMap<>(NetworkPart.class);
        for (NetworkPart part : NetworkPart.values()) {
            int below = NetworkPart.HEAD.ordinal() - part.ordinal();
            points.put(part, new Calibration.Point(100 + 50 * below, 1024 + 1024 * below));
        }
        return new Calibration(Instant.EPOCH, new Calibration.Memory(200, 300, 0), points);
    }

    private static Map<String, String> facts(Map<String, String> freezing, Optional<Integer> steps) {
        return ScheduleCalibration.facts(ScheduleCost.of(draft(freezing)), calibration(), steps);
    }

    @Test
    void fullTrainingTakesTheTimeOfAllItsSteps() {
        Map<String, String> facts = facts(Map.of("freezing.schedule", "full"), TEN_STEPS);
        assertEquals("16 s of training steps; full training 16 s", facts.get("Time"));
        assertEquals("7.00 GiB at most; full training 7.00 GiB", facts.get("Memory"));
    }

    @Test
    void aFrozenBackboneTakesTheTimeOfNeckAndHead() {
        Map<String, String> facts = facts(Map.of("freezing.schedule", "frozen"), TEN_STEPS);
        assertEquals("6 s of training steps; full training 16 s", facts.get("Time"));
        assertEquals("2.00 GiB at most; full training 7.00 GiB", facts.get("Memory"));
    }

    @Test
    void withoutTheDataTheShareIsTold() {
        Map<String, String> facts = facts(Map.of("freezing.schedule", "frozen"), Optional.empty());
        assertEquals("37.5 % of full training; seconds are known with the data", facts.get("Time"));
    }

    @Test
    void whereScoresDecideTheTimeLiesBetweenTwoNumbers() {
        Map<String, String> facts = facts(Map.of("freezing.schedule", "plateau", "freezing.patience", "1"), TEN_STEPS);
        assertTrue(facts.get("Time").startsWith("6 s to "), facts.get("Time"));
    }

    @Test
    void aMeasurementIsMadeOnceAtATimeAndCanBeCancelled(@TempDir Path folder) {
        BackgroundTasks tasks = new BackgroundTasks(waiting::add, Runnable::run, new Notices());
        ScheduleCalibration calibration =
                new ScheduleCalibration(tasks, new SimpleObjectProperty<>(draft(Map.of())), new Calibrations(folder));
        calibration.measure();
        calibration.measure();
        assertEquals(1, tasks.running().size());
        assertTrue(calibration.facts(ScheduleCost.of(draft(Map.of()))).containsKey("Time, memory"));
        calibration.cancel();
        assertTrue(calibration.measuring().get().orElseThrow().cancelled());
    }
}
