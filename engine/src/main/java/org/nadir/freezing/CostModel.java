package org.nadir.freezing;

import java.util.EnumMap;
import java.util.Map;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.PartWork;

/**
 * Counts the floating-point operations of training (ours). Forward costs F; the gradients of the weights of a part cost F
 * again where the part trains; the gradients of its activations cost F from the lowest part that trains upwards, also in
 * frozen parts, because they have to pass.
 *
 * <pre>F_total = N sum over epochs e, parts p of F_p (1 + a_pe + w_pe)</pre>
 *
 * <p>N images; w = 1 where part p trains in epoch e; a = 1 where p or a part below it trains; F_p = two operations for each
 * multiplication with its addition, see {@link PartWork}. For one bit for the whole backbone it is
 * {@code N [ E (F_B + F_R) + 2 E F_R + 2 U F_B' ]}: E epochs, U of which train the backbone, F_B of the backbone, F_R of neck
 * and heads, F_B' of what can train of the backbone. The first layer that trains needs no gradient of its input; the
 * formula counts it all the same, which makes a few percent at most.
 */
public final class CostModel {
    /** The formula as it is shown beside a number that comes from it. */
    public static final String FORMULA = "F_total = N \u03A3_e \u03A3_p F_p (1 + a_pe + w_pe)";

    private final Map<NetworkPart, PartWork> parts;

    /** A model of a network by the work of its parts on one image. */
    public CostModel(Map<NetworkPart, PartWork> parts) {
        this.parts = new EnumMap<>(parts);
    }

    /** Forward operations on one image: two for each multiplication with its addition. */
    public double forward() {
        return parts.values().stream()
                .mapToDouble(work -> 2.0 * work.operations())
                .sum();
    }

    /** Forward and backward operations of a step on one image while these parts train. */
    public double step(FreezeState state) {
        double sum = 0;
        boolean below = false;
        for (Map.Entry<NetworkPart, PartWork> entry : parts.entrySet()) {
            boolean trains = state.trains(entry.getKey());
            below |= trains;
            sum += 2.0 * entry.getValue().operations() * (1 + (below ? 1 : 0) + (trains ? 1 : 0));
        }
        return sum;
    }

    /** Numbers that train in a state. */
    public long parameters(FreezeState state) {
        return parts.entrySet().stream()
                .filter(entry -> state.trains(entry.getKey()))
                .mapToLong(entry -> entry.getValue().parameters())
                .sum();
    }

    /** Operations on one image in each epoch of a table. */
    public double[] epochs(FreezeTable table) {
        double[] costs = new double[table.epochs()];
        for (int epoch = 0; epoch < costs.length; epoch++) {
            costs[epoch] = step(table.state(epoch));
        }
        return costs;
    }

    /** Operations of a run that follows the table over one image. */
    public double total(FreezeTable table) {
        double sum = 0;
        for (double epoch : epochs(table)) {
            sum += epoch;
        }
        return sum;
    }

    /**
     * What a plan costs.
     *
     * @param least operations on one image over the run, or the least that it can be where scores decide
     * @param most the most that it can be
     * @param full what full training costs
     */
    public record Cost(double least, double most, double full) {
        /** Share of full training; between two numbers where scores decide. */
        public double leastShare() {
            return least / full;
        }

        public double mostShare() {
            return most / full;
        }
    }

    /** Compares a plan with full training. */
    public Cost cost(Expansion plan, FreezeTable fullTraining) {
        double most = total(plan.most());
        double least = total(plan.least());
        double full = total(fullTraining);
        if (!plan.withinEpochs()) {
            return new Cost(Math.min(least, most), most, full);
        }
        double mean = plan.share() * most + (1 - plan.share()) * least;
        return new Cost(mean, mean, full);
    }
}
