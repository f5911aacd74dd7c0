package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * Quality focal loss between the scores of two heads (Wang et al., CrossKD, CVPR 2024; beta 1), summed: with the student's
 * logit x, p = sigmoid(x) and the teacher's score t it is {@code |p - t| (softplus(x) - t x)}. As in the reference the factor
 * {@code |p - t|} has a gradient too, so that the slope by x is {@code sign(p - t) (p (1 - p) BCE + (p - t)^2)}. It is found
 * here and not by the graph, which would keep several arrays of the size of the logits.
 */
final class QualityFocal {
    private QualityFocal() {}

    /**
     * The weighted sum as a scalar with a gradient towards the student.
     *
     * @param student logits (N, A, C)
     * @param teacher logits of the same shape; no gradient goes there
     * @param weights (N, A, 1)
     */
    static NDArray sum(NDArray student, NDArray teacher, NDArray weights) {
        return Scoped.keep(() -> {
            NDArray x = student.stopGradient();
            NDArray t = Ops.sigmoid(teacher.stopGradient());
            NDArray p = Ops.sigmoid(x);
            NDArray gap = p.sub(t);
            NDArray cost = x.getNDArrayInternal().softPlus().subi(t.muli(x));
            NDArray value = gap.abs().muli(cost).muli(weights).sum();
            // |p - t| = sign(p - t) (p - t): the second part of the slope is (p - t) |p - t|
            NDArray slope = p.sub(p.mul(p)).muli(cost).muli(gap.sign());
            slope.addi(gap.abs().muli(gap)).muli(weights);
            return KnownSlope.loss(student, slope, value);
        });
    }

    /** The loss of one logit; the slope by it goes to {@code slope[at]}. */
    static double of(double x, double t, double[] slope, int at) {
        double p = sigmoid(x);
        double cost = Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - t * x;
        slope[at] = Math.signum(p - t) * (p * (1 - p) * cost + (p - t) * (p - t));
        return Math.abs(p - t) * cost;
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
