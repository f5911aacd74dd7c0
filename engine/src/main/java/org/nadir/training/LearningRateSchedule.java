package org.nadir.training;

import java.util.List;
import org.nadir.experiment.OptimisationSpec;

/**
 * The learning rate of each step, as MMCV's hooks have it: a regular rate that falls by steps of epochs, as a cosine of the
 * iteration or not at all, times a linear warm-up over the first iterations. An iteration is one step of the optimiser. Freezing does not touch it. Immutable.
 */
public final class LearningRateSchedule {
    private static final double DROP = 0.1;

    private final OptimisationSpec settings;
    private final List<Integer> milestones;
    private final long iterations;

    public LearningRateSchedule(OptimisationSpec settings, int stepsPerEpoch) {
        this.settings = settings;
        this.milestones = settings.effectiveMilestones();
        this.iterations = (long) settings.epochs() * stepsPerEpoch;
    }

    /**
     * The rate of the step after {@code iteration} steps, in epoch {@code epoch} (from 0).
     *
     * <p>Warm-up (MMCV, {@code LrUpdaterHook}, linear): rate times {@code 1 - (1 - i / n) (1 - ratio)} for i &lt; n.
     */
    public double at(int epoch, long iteration) {
        double rate = regular(epoch, iteration);
        int warmup = settings.warmupIterations();
        if (iteration >= warmup) {
            return rate;
        }
        return rate * (1 - (1 - (double) iteration / warmup) * (1 - settings.warmupRatio()));
    }

    private double regular(int epoch, long iteration) {
        double base = settings.learningRate();
        return switch (settings.schedule()) {
            case "constant" -> base;
            case "cosine" -> base * 0.5 * (1 + Math.cos(Math.PI * iteration / iterations));
            case "step" ->
                base
                        * Math.pow(
                                DROP,
                                milestones.stream()
                                        .filter(milestone -> epoch >= milestone)
                                        .count());
            default -> throw new IllegalArgumentException("No rate schedule " + settings.schedule());
        };
    }
}
