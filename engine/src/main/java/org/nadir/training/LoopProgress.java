package org.nadir.training;

import java.util.List;

/**
 * Where a loop stands, as a checkpoint keeps it. Doubles survive the way through text bit for bit.
 *
 * @param epoch epoch in progress (from 0); the number of epochs once all are done
 * @param step steps of it that are done
 * @param iteration steps of the run that are done: a step or iteration is one move of the optimiser
 * @param epochLoss sum of the losses of the batches done in this epoch
 * @param epochSeconds time spent training in this epoch
 * @param validation primary metric of each validation so far
 * @param bestScore highest of them; NaN before the first
 * @param bestEpoch its epoch; -1 before the first
 * @param seconds spent in the run, without pauses
 */
public record LoopProgress(
        int epoch,
        int step,
        long iteration,
        double epochLoss,
        double epochSeconds,
        List<Double> validation,
        double bestScore,
        int bestEpoch,
        double seconds) {
    public LoopProgress {
        validation = List.copyOf(validation);
    }

    public static LoopProgress start() {
        return new LoopProgress(0, 0, 0, 0, 0, List.of(), Double.NaN, -1, 0);
    }
}
