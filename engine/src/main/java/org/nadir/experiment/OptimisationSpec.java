package org.nadir.experiment;

import java.util.List;

/**
 * How the parameters move.
 *
 * @param batch images that go through the network at once
 * @param accumulate batches whose gradients make up one step of the optimiser
 * @param optimiser {@code sgd} or {@code adamw}
 * @param learningRate base rate, reached at the end of the warm-up
 * @param clipNorm largest L2 norm of all gradients together; 0 = gradients are not clipped
 * @param emaDecay share of the moving average of the weights that a step leaves; 0 = no average is kept
 * @param warmupIterations steps over which the rate rises linearly from {@code warmupRatio} times the base rate
 * @param schedule {@code step}, {@code cosine} or {@code constant}
 * @param milestones epochs (from 0) after whose start the rate is a tenth of what it was; empty = at 2/3 and 11/12 of the run
 */
public record OptimisationSpec(
        int epochs,
        int batch,
        int accumulate,
        String optimiser,
        double learningRate,
        double momentum,
        double weightDecay,
        double clipNorm,
        double emaDecay,
        int warmupIterations,
        double warmupRatio,
        String schedule,
        List<Integer> milestones) {
    public OptimisationSpec {
        milestones = List.copyOf(milestones);
    }

    /** The milestones as epochs: those given, or 2/3 and 11/12 of the run, rounded. */
    public List<Integer> effectiveMilestones() {
        if (!milestones.isEmpty()) {
            return milestones;
        }
        return List.of((int) Math.round(epochs * 2 / 3.0), (int) Math.round(epochs * 11 / 12.0));
    }
}
