package org.nadir.run.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.FreezeState;
import org.nadir.freezing.FreezeTable;

/** What a run has computed against full training, by the operations of {@link org.nadir.freezing.CostModel}. */
final class WorkShare {
    private WorkShare() {}

    /** The share of the epochs that began, by the states that were applied; NaN when one of them is not known. */
    static double of(ExperimentSpec spec, RunTotals totals) {
        List<EpochFacts> epochs = totals.epochs();
        List<FreezeState> applied = new ArrayList<>();
        for (EpochFacts epoch : epochs) {
            Optional<FreezeState> state = epoch.applied();
            if (state.isEmpty()) {
                return Double.NaN;
            }
            applied.add(state.get());
        }
        if (applied.isEmpty()) {
            return Double.NaN;
        }
        // the size of the images is in both and falls out but for rounding
        ExperimentCost.Input assumed = ExperimentCost.Input.assumed(spec);
        int classes = totals.classes().size();
        ExperimentCost cost = ExperimentCost.of(spec, classes == 0 ? assumed : assumed.learning(classes));
        if (cost.plan().withinEpochs()) {
            // an epoch tells the state of its first step only
            return cost.cost().mostShare();
        }
        FreezeState full = cost.full().state(0);
        return cost.model().total(FreezeTable.of(applied)) / (cost.model().step(full) * applied.size());
    }
}
