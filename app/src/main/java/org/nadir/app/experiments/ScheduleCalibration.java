package org.nadir.app.experiments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.OneJob;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.Expansion;
import org.nadir.run.calibration.Calibration;
import org.nadir.run.calibration.Calibrations;
import org.nadir.run.calibration.ScheduleEstimate;

/**
 * Seconds and memory of the schedule in the form, from steps that were measured on this machine; looks for a measurement of
 * the same model, image size and batch with every change, and makes one when asked. Needs no toolkit; FX thread only.
 */
final class ScheduleCalibration {
    private static final double MIB = 1 << 20;

    private final BackgroundTasks tasks;
    private final ReadOnlyObjectProperty<ExperimentDraft> selected;
    private final Calibrations calibrations;
    private final ReadOnlyObjectWrapper<Optional<Calibration>> known = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final OneJob measuring;

    ScheduleCalibration(
            BackgroundTasks tasks, ReadOnlyObjectProperty<ExperimentDraft> selected, Calibrations calibrations) {
        this.tasks = tasks;
        this.selected = selected;
        this.calibrations = calibrations;
        this.measuring = new OneJob(tasks);
        DraftWatch.on(selected, this::look);
    }

    /** The measurement for the form as it stands; empty where nobody has made one. */
    ReadOnlyObjectProperty<Optional<Calibration>> known() {
        return known.getReadOnlyProperty();
    }

    /** The measurement that is being made. */
    ReadOnlyObjectProperty<Optional<Job>> measuring() {
        return measuring.running();
    }

    private void look() {
        ExperimentSpec spec = selected.get().tolerantSpec();
        ExperimentCost.Input input = ScheduleCost.input(selected.get(), spec);
        tasks.latest("Looking for a calibration", progress -> calibrations.find(spec, input), known::set);
    }

    /** Makes some training steps in a process of their own. */
    void measure() {
        ExperimentSpec spec = selected.get().tolerantSpec();
        ExperimentCost.Input input = ScheduleCost.input(selected.get(), spec);
        measuring.start(
                "Calibrating",
                progress -> calibrations.measure(spec, input, progress),
                // the form may have changed meanwhile
                calibration -> look());
    }

    void cancel() {
        measuring.cancel();
    }

    /** Time and memory of a schedule in words, as far as they are known. */
    Map<String, String> facts(ScheduleCost cost) {
        return known.get()
                .map(calibration -> facts(cost, calibration, ExperimentSummary.stepsPerEpoch(selected.get())))
                .orElseGet(() -> Map.of("Time, memory", "not measured yet for this model, image size and batch"));
    }

    static Map<String, String> facts(ScheduleCost cost, Calibration calibration, Optional<Integer> stepsPerEpoch) {
        ExperimentCost experiment = cost.experiment();
        int steps = stepsPerEpoch.orElse(1);
        ScheduleEstimate run = ScheduleEstimate.of(planned(experiment, cost.plan()), calibration, steps);
        Expansion everything = new Expansion(experiment.full(), experiment.full(), 1);
        ScheduleEstimate full = ScheduleEstimate.of(planned(experiment, everything), calibration, steps);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Time",
                stepsPerEpoch.isPresent()
                        ? seconds(run) + " of training steps; full training " + seconds(full)
                        : percent(run, full) + " of full training; seconds are known with the data");
        facts.put("Memory", bytes(run) + " at most; full training " + bytes(full));
        return facts;
    }

    private static ExperimentCost planned(ExperimentCost cost, Expansion plan) {
        return new ExperimentCost(cost.input(), cost.model(), plan, cost.full());
    }

    private static String bytes(ScheduleEstimate estimate) {
        return Figures.bytes(Math.round(estimate.peakMib() * MIB));
    }

    private static String seconds(ScheduleEstimate estimate) {
        String most = Figures.duration(estimate.mostSeconds());
        return estimate.leastSeconds() < estimate.mostSeconds()
                ? Figures.duration(estimate.leastSeconds()) + " to " + most
                : most;
    }

    private static String percent(ScheduleEstimate part, ScheduleEstimate full) {
        String most = Figures.three(100 * part.mostSeconds() / full.mostSeconds()) + " %";
        return part.leastSeconds() < part.mostSeconds()
                ? Figures.three(100 * part.leastSeconds() / full.mostSeconds()) + " to " + most
                : most;
    }
}
