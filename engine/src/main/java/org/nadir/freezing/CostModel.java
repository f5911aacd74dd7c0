package org.nadir.freezing;

/**
 * Counts the operations of a run by a simple rule (ours): a forward pass costs F, a backward pass 2F, and a frozen
 * backbone has no backward pass.
 *
 * <pre>F_total = N [ E (F_B + F_R) + 2 E F_R + 2 U F_B' ]</pre>
 *
 * <p>N images, E epochs, U epochs that train the backbone, F_B forward operations of the backbone, F_R of neck and heads,
 * F_B' of the stages of the backbone that can train (stages 2 to 4 with stem and stage 1 fixed). All operations are per
 * image and in the same unit, which is the unit of the result.
 */
public record CostModel(double backbone, double rest, double trainableBackbone) {
    /** The formula as it is shown beside a number that comes from it. */
    public static final String FORMULA = "F_total = N [ E (F_B + F_R) + 2 E F_R + 2 U F_B' ]";

    public CostModel {
        if (!(backbone >= 0) || !(rest >= 0) || !(trainableBackbone >= 0) || trainableBackbone > backbone) {
            throw new IllegalArgumentException(
                    "Operations " + backbone + ", " + rest + ", " + trainableBackbone + " make no cost");
        }
    }

    public double total(long images, int epochs, int trainedEpochs) {
        if (images < 0 || trainedEpochs < 0 || trainedEpochs > epochs) {
            throw new IllegalArgumentException(
                    trainedEpochs + " trained of " + epochs + " epochs, " + images + " images");
        }
        return images * (epochs * (backbone + rest) + 2.0 * epochs * rest + 2.0 * trainedEpochs * trainableBackbone);
    }

    /** The cost of a run as a share of the same run with the backbone trained in every epoch. */
    public double shareOfFullTraining(int epochs, int trainedEpochs) {
        return total(1, epochs, trainedEpochs) / total(1, epochs, epochs);
    }

    /** Epochs of a run in which {@code schedule} trains some part of the backbone. */
    public static int trainedEpochs(FreezingSchedule schedule, int epochs) {
        int count = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            if (schedule.at(Moment.ofEpoch(epoch, epochs)).backboneTrains()) {
                count++;
            }
        }
        return count;
    }
}
