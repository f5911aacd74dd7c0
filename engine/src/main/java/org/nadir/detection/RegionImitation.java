package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * How a second stage is told to speak like another (DS2D2, Gao et al., TGRS 2025). With q and p the classes of teacher and
 * student at temperature 3, {@code KL = 9 sum q ln(q / p)} of each region, and the term is half its mean over the regions
 * times their number: in the reference the number that averages lands in the weight, and with it here. What is regressed is
 * compared as it comes from the head, for the teacher's best class but the background, by the mean of the absolute
 * differences, weighted by the probability of that class.
 *
 * @param classes without the background
 * @param values of a box
 * @param perClass true where every class has values of its own
 */
record RegionImitation(int classes, int values, boolean perClass) {
    private static final double TEMPERATURE = 3;
    private static final double WEIGHT = 0.5;

    /** The terms of classification and regression. */
    NDList terms(HeadOutput student, HeadOutput teacher, RegionPlaces places) {
        return Scoped.keepAll(() -> {
            double share = WEIGHT * places.normaliser() / places.weights().length;
            NDArray divergence = divergence(student.logits(), teacher.logits(), places.weights());
            return new NDList(Ops.times(divergence, share), boxes(student, teacher, places.weights()));
        });
    }

    /** The weighted sum over the regions, a scalar. */
    static NDArray divergence(NDArray student, NDArray teacher, float[] weights) {
        return Scoped.keep(() -> {
            NDArray wanted = Ops.times(teacher.stopGradient(), 1 / TEMPERATURE);
            NDArray q = Ops.softmax(wanted, 1);
            NDArray ratio = Ops.logSoftmax(wanted, 1).sub(Ops.logSoftmax(Ops.times(student, 1 / TEMPERATURE), 1));
            NDArray each = Ops.constant(student.getManager(), weights, new Shape(weights.length, 1));
            return Ops.times(ratio.mul(q.mul(each)).sum(), TEMPERATURE * TEMPERATURE);
        });
    }

    private NDArray boxes(HeadOutput student, HeadOutput teacher, float[] weights) {
        float[] scores;
        try (NDArray fixed = teacher.logits().stopGradient();
                NDArray all = Ops.softmax(fixed, 1)) {
            scores = Ops.values(all);
        }
        long[] indices = new long[weights.length * values];
        float[] shares = new float[indices.length];
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            int best = best(scores, row);
            float weight = weights[row] * scores[row * (classes + 1) + best];
            sum += weight;
            for (int i = 0; i < values; i++) {
                long from = perClass ? (long) row * classes + best : row;
                indices[row * values + i] = from * values + i;
                shares[row * values + i] = weight;
            }
        }
        NDManager manager = student.offsets().getManager();
        NDArray chosen = Ops.constant(manager, indices);
        NDArray gap = student.offsets()
                .flatten()
                .take(chosen)
                .sub(teacher.offsets().stopGradient().flatten().take(chosen));
        NDArray weighted = gap.abs().mul(Ops.constant(manager, shares, new Shape(shares.length)));
        return Ops.times(weighted.sum(), sum > 0 ? 1 / (values * sum) : 0);
    }

    private int best(float[] scores, int row) {
        int first = row * (classes + 1);
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = scores[first + i] > scores[first + best] ? i : best;
        }
        return best;
    }
}
