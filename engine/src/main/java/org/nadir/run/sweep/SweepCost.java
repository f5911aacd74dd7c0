package org.nadir.run.sweep;

import java.util.List;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.CostModel;
import org.nadir.freezing.FreezingSchedule;

/** What a grid costs before it is trained, as far as its specifications tell. */
public final class SweepCost {
    private SweepCost() {}

    /** Epochs of all runs together. */
    public static long epochs(List<PlannedRun> runs) {
        return runs.stream()
                .mapToLong(run -> run.spec().optimisation().epochs())
                .sum();
    }

    /** Share of the epochs of a run in which some part of the backbone trains. */
    public static double backboneShare(ExperimentSpec spec) {
        int epochs = spec.optimisation().epochs();
        FreezingSchedule schedule = spec.freezing().toSchedule(spec.model().pretrained());
        return (double) CostModel.trainedEpochs(schedule, epochs) / epochs;
    }
}
