package org.nadir.app.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nadir.app.desk.Figures;
import org.nadir.data.DataStatistics;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.OptimisationSpec;
import org.nadir.freezing.Expansion;
import org.nadir.freezing.FreezingSchedule;

/**
 * What a draft means, in words, while it is being typed.
 *
 * @param facts names and values in order
 * @param warnings what is allowed but probably not meant
 */
record ExperimentSummary(Map<String, String> facts, List<String> warnings) {

    static ExperimentSummary of(ExperimentDraft draft) {
        ExperimentSpec spec = draft.tolerantSpec();
        FreezingSchedule schedule = spec.freezing().toSchedule(spec.model().pretrained());
        int epochs = spec.optimisation().epochs();
        Expansion plan = Expansion.of(schedule, epochs, spec.run().validateEvery());
        int trained = plan.most().backboneEpochs();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Backbone", backbone(plan));
        facts.put("Schedule", schedule.describe());
        facts.putAll(ScheduleCost.of(draft).facts());
        facts.put("Rate falls at", milestones(spec.optimisation()));
        OptionalSteps steps = OptionalSteps.of(draft, spec.optimisation());
        steps.perEpoch()
                .ifPresent(count -> facts.put(
                        "Steps",
                        Figures.count(count) + " per epoch, " + Figures.count((long) count * epochs) + " in all"));
        return new ExperimentSummary(facts, warnings(draft, spec, trained));
    }

    private static String backbone(Expansion plan) {
        int trained = plan.most().backboneEpochs();
        if (trained == 0) {
            return "never trains";
        }
        if (plan.withinEpochs()) {
            return "trains in one of " + Figures.counted(Math.round(1 / plan.share()), "step", "steps");
        }
        String words = trained + " of " + Figures.counted(plan.most().epochs(), "epoch", "epochs");
        return plan.measured()
                ? "the score decides: trains in " + plan.least().backboneEpochs() + " to " + words
                : "trains in " + words;
    }

    /** Batches of an epoch, as far as the data set is known. */
    static Optional<Integer> stepsPerEpoch(ExperimentDraft draft) {
        return OptionalSteps.of(draft, draft.tolerantSpec().optimisation()).perEpoch();
    }

    /** Optimiser steps, as far as the data set is known. */
    private record OptionalSteps(Optional<Integer> perEpoch) {
        static OptionalSteps of(ExperimentDraft draft, OptimisationSpec optimisation) {
            // tiles and repeated classes multiply the images by numbers that only reading them tells
            if (!draft.value("data.tile").equals("0")
                    || !draft.value("data.repeatThreshold").equals("0")) {
                return new OptionalSteps(Optional.empty());
            }
            return new OptionalSteps(draft.data()
                    .get()
                    .split(draft.value("data.train"))
                    .map(DataStatistics.SplitCounts::images)
                    .map(images -> (images + optimisation.batch() - 1) / optimisation.batch()));
        }
    }

    private static String milestones(OptimisationSpec optimisation) {
        return switch (optimisation.schedule()) {
            case "cosine" -> "cosine to zero";
            case "constant" -> "never";
            default ->
                optimisation.effectiveMilestones().stream()
                        .map(epoch -> "epoch " + epoch)
                        .collect(Collectors.joining(", "));
        };
    }

    private static List<String> warnings(ExperimentDraft draft, ExperimentSpec spec, int trained) {
        List<String> warnings = new ArrayList<>();
        int epochs = spec.optimisation().epochs();
        if (!spec.model().pretrained() && trained < epochs) {
            warnings.add("The backbone starts from random numbers and is frozen in "
                    + Figures.counted(epochs - trained, "epoch", "epochs")
                    + ": without weights there is little in it worth freezing.");
        }
        OptionalSteps.of(draft, spec.optimisation()).perEpoch().ifPresent(steps -> {
            long all = (long) steps * epochs;
            if (spec.optimisation().warmupIterations() * 2L > all) {
                warnings.add(
                        "The warm-up takes " + Figures.count(spec.optimisation().warmupIterations()) + " of "
                                + Figures.count(all) + " steps: the rate hardly reaches its base.");
            }
        });
        if (draft.data().get().leftOut() > 0) {
            warnings.add(Figures.counted(draft.data().get().leftOut(), "entry", "entries")
                    + " of the data set could not be used; the import report in Data names them.");
        }
        return warnings;
    }
}
