package org.nadir.run.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.experiment.ExperimentCost;
import org.nadir.freezing.CostModel;
import org.nadir.freezing.Expansion;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezeTable;

/**
 * Seconds and memory of a whole schedule from a calibration. The seconds are those of the training steps alone; waiting for
 * data and validation come on top. The memory is that of the process with reading, validation and steps; images that the
 * loader keeps ({@code data.keptMib}) come on top, and kept features make later epochs shorter.
 *
 * @param leastSeconds of the run; less than {@code mostSeconds} where scores decide
 * @param mostSeconds of the run
 * @param peakMib of the process in the step that needs most
 */
public record ScheduleEstimate(double leastSeconds, double mostSeconds, double peakMib) {
    /** Estimates a run of so many steps an epoch. */
    public static ScheduleEstimate of(ExperimentCost cost, Calibration calibration, int stepsPerEpoch) {
        Expansion plan = cost.plan();
        double most = seconds(plan.most(), cost.model(), calibration) * stepsPerEpoch;
        double least = seconds(plan.least(), cost.model(), calibration) * stepsPerEpoch;
        double peak = 0;
        for (FreezeState state : states(plan).keySet()) {
            peak = Math.max(peak, calibration.peakMib(state));
        }
        if (plan.withinEpochs()) {
            double mean = plan.share() * most + (1 - plan.share()) * least;
            return new ScheduleEstimate(mean, mean, peak);
        }
        return new ScheduleEstimate(Math.min(least, most), most, peak);
    }

    private static double seconds(FreezeTable table, CostModel model, Calibration calibration) {
        double seconds = 0;
        for (int epoch = 0; epoch < table.epochs(); epoch++) {
            seconds += calibration.milliseconds(model, table.state(epoch)) / 1000;
        }
        return seconds;
    }

    /** The states of a plan in the order in which they come first, each with its epochs. */
    public static Map<FreezeState, List<Integer>> states(Expansion plan) {
        Map<FreezeState, List<Integer>> states = new LinkedHashMap<>();
        List<FreezeTable> tables = plan.exact() ? List.of(plan.most()) : List.of(plan.most(), plan.least());
        for (FreezeTable table : tables) {
            for (int epoch = 0; epoch < table.epochs(); epoch++) {
                List<Integer> epochs = states.computeIfAbsent(table.state(epoch), state -> new ArrayList<>());
                if (!epochs.contains(epoch)) {
                    epochs.add(epoch);
                }
            }
        }
        return states;
    }
}
