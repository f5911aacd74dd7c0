package org.nadir.app.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nadir.app.desk.Figures;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.CostModel;
import org.nadir.freezing.Expansion;
import org.nadir.freezing.FreezeTable;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * What a schedule costs by counting operations, in numbers and words.
 *
 * @param experiment the network, its input and full training
 * @param plan the schedule, which may be one that is just being painted
 */
record ScheduleCost(ExperimentCost experiment, Expansion plan) {
    private static final int MOST_NAMED = 3;
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

    static ScheduleCost of(ExperimentDraft draft) {
        ExperimentSpec spec = draft.tolerantSpec();
        ExperimentCost cost = ExperimentCost.of(spec, input(draft, spec));
        return new ScheduleCost(cost, cost.plan());
    }

    /** What the network will see, as far as the data set was looked at. */
    static ExperimentCost.Input input(ExperimentDraft draft, ExperimentSpec spec) {
        DataCheck data = draft.data().get();
        return data.imageSize()
                .map(size -> ExperimentCost.Input.of(spec, data.classes(), size.width(), size.height()))
                .orElseGet(() -> ExperimentCost.Input.assumed(spec));
    }

    /** The same experiment with a table that is being painted. */
    ScheduleCost painted(FreezeTable table) {
        return new ScheduleCost(experiment, new Expansion(table, table, 1));
    }

    /** Names and values in order. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Cost", share());
        facts.put("Trainable", trainable());
        return facts;
    }

    /** "58.3 % of full training". */
    String share() {
        CostModel.Cost cost = experiment.model().cost(plan, experiment.full());
        String most = percent(cost.mostShare()) + " of full training";
        return cost.least() == cost.most() ? most : percent(cost.leastShare()) + " to " + most;
    }

    /** How many numbers train in how many epochs: "32.1 M in 4 epochs, 8.9 M in 8 epochs, of 33.0 M". */
    String trainable() {
        Map<Long, Integer> epochs = new TreeMap<>(java.util.Comparator.reverseOrder());
        for (int epoch = 0; epoch < plan.most().epochs(); epoch++) {
            epochs.merge(experiment.model().parameters(plan.most().state(epoch)), 1, Integer::sum);
        }
        List<Long> numbers = List.copyOf(epochs.keySet());
        String of = " of "
                + parameters(
                        experiment.model().parameters(FreezeTable.trained(1).state(0)));
        if (numbers.size() == 1) {
            return parameters(numbers.get(0)) + of;
        }
        if (numbers.size() > MOST_NAMED) {
            return parameters(numbers.get(numbers.size() - 1)) + " to " + parameters(numbers.get(0)) + of;
        }
        List<String> words = new ArrayList<>();
        epochs.forEach(
                (number, count) -> words.add(parameters(number) + " in " + Figures.counted(count, "epoch", "epochs")));
        return String.join(", ", words) + "," + of;
    }

    /** The first epochs, as many as a timeline shows. */
    List<TimelineModel.EpochCost> epochs(int most) {
        double[] upper = experiment.model().epochs(plan.most());
        double[] lower = experiment.model().epochs(plan.least());
        double[] full = experiment.model().epochs(experiment.full());
        List<TimelineModel.EpochCost> costs = new ArrayList<>();
        for (int epoch = 0; epoch < Math.min(most, upper.length); epoch++) {
            double mean = plan.share() * upper[epoch] + (1 - plan.share()) * lower[epoch];
            double share = mean / full[Math.min(epoch, full.length - 1)];
            long numbers = experiment.model().parameters(plan.most().state(epoch));
            costs.add(new TimelineModel.EpochCost(
                    share, percent(share) + " of a fully trained epoch\n" + parameters(numbers) + " parameters train"));
        }
        return costs;
    }

    /** How the share is counted, with the formula. */
    String explanation() {
        ExperimentCost.Input input = experiment.input();
        String size = input.width() + " x " + input.height() + " px and "
                + Figures.counted(input.classes(), "class", "classes");
        return CostModel.FORMULA
                + "\nN images, e epochs, p parts; F_p operations of a part forward; a = 1 from the lowest part "
                + "that trains upwards, w = 1 where the part trains. Forward: "
                + Figures.three(experiment.model().forward() / BILLION) + " GFLOP per image of " + size
                + (input.known() ? "." : ", which are assumed until the data set is read.")
                + " Full training trains all but the always fixed parts. Seconds fall less than operations do.";
    }

    private static String percent(double share) {
        return Figures.three(100 * share) + " %";
    }

    private static String parameters(long numbers) {
        return numbers < MILLION
                ? Figures.three(numbers / THOUSAND) + "\u00A0k"
                : Figures.three(numbers / MILLION) + "\u00A0M";
    }
}
