package org.nadir.app.runs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nadir.app.desk.Figures;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunFolder;
import org.nadir.run.calibration.Calibration;
import org.nadir.run.calibration.Calibrations;
import org.nadir.run.calibration.MeasuredRun;
import org.nadir.run.calibration.ScheduleEstimate;
import org.nadir.run.calibration.TrainingImages;

/** What a run took beside what its schedule was estimated to take on this machine. Reads files: off the FX thread. */
final class RunEstimate {
    private static final double MIB = 1 << 20;

    private RunEstimate() {}

    /**
     * Both in words, by name.
     *
     * @throws UserProblem when the run or its data cannot be read
     */
    static Map<String, String> facts(RunFolder run, Calibrations calibrations, Progress progress) {
        ExperimentSpec spec = run.spec();
        TrainingImages images = TrainingImages.of(spec, progress);
        MeasuredRun measured = MeasuredRun.read(run.path());
        ExperimentCost cost = ExperimentCost.of(spec, images.input());
        Optional<ScheduleEstimate> estimate = calibrations
                .find(spec, images.input())
                .map(calibration -> ScheduleEstimate.of(cost, calibration, images.steps(spec)));
        return facts(estimate, measured, spec.optimisation().epochs());
    }

    static Map<String, String> facts(Optional<ScheduleEstimate> estimate, MeasuredRun measured, int epochs) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "Estimated",
                estimate.map(e -> seconds(e) + ", " + bytes(e.peakMib()))
                        .orElse("not calibrated: Calibrate in the form of this experiment measures this machine"));
        facts.put(
                "Measured",
                Figures.duration(measured.stepSeconds()) + ", " + bytes(measured.peakMib())
                        + (measured.epochs() == epochs
                                ? ""
                                : " in " + measured.epochs() + " of " + epochs + " epochs"));
        measured.states().forEach((state, point) -> facts.put("Trains " + state.words(), point(point)));
        return facts;
    }

    private static String seconds(ScheduleEstimate estimate) {
        String most = Figures.duration(estimate.mostSeconds());
        return estimate.leastSeconds() < estimate.mostSeconds()
                ? Figures.duration(estimate.leastSeconds()) + " to " + most
                : most;
    }

    private static String point(Calibration.Point point) {
        return Figures.three(point.milliseconds()) + " ms a step, " + bytes(point.peakMib());
    }

    private static String bytes(double mib) {
        return Figures.bytes(Math.round(mib * MIB));
    }
}
