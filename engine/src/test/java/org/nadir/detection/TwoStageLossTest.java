package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

final class TwoStageLossTest {
    /** Row 2 holds an object of class 1, row 0 the background, row 1 is not looked at. */
    private static final SampledTargets ONE =
            new SampledTargets(new int[] {2, 0}, new int[] {1}, new float[] {0.5f, -2}, 2, 4);

    @Test
    void objectnessIsTheCrossEntropyOfTheSampledAnchors() {
        // object with logit 1: ln(1 + 1/e); background with logit -2: ln(1 + e^-2); a quarter of both
        double expected = (Math.log1p(Math.exp(-1)) + Math.log1p(Math.exp(-2))) / 4;
        float[] logits = {-2, 99, 1};
        assertEquals(
                expected, LossGradients.value(logits, new Shape(1, 3), x -> TwoStageLoss.objectness(x, ONE)), 1e-6);
        LossGradients.check(new float[] {-2, 3, 1}, new Shape(1, 3), x -> TwoStageLoss.objectness(x, ONE));
    }

    @Test
    void theBackgroundIsTheLastClass() {
        // row 2: shares 1/4 1/2 1/4, class 1; row 0: shares 1/5 1/5 3/5, background
        float[] logits = {0, 0, (float) Math.log(3), 9, 9, 9, 0, (float) Math.log(2), 0};
        double expected = (Math.log(2) + Math.log(5.0 / 3)) / 4;
        assertEquals(
                expected, LossGradients.value(logits, new Shape(3, 3), x -> TwoStageLoss.classification(x, ONE)), 1e-6);
        LossGradients.check(logits, new Shape(3, 3), x -> TwoStageLoss.classification(x, ONE));
    }

    @Test
    void onlyRowsWithAnObjectRegress() {
        // smooth L1 with beta 1: (1.5 - 0.5) is 1 and costs 0.5; -1.7 is 0.3 off and costs 0.045
        float[] deltas = {7, 7, 7, 7, 1.5f, -1.7f};
        SmoothL1Loss loss = new SmoothL1Loss(1);
        assertEquals(
                (0.5 + 0.045) / 4,
                LossGradients.value(
                        deltas, new Shape(3, 2), x -> TwoStageLoss.regression(x, ONE.deltaIndices(), ONE, loss)),
                1e-6);
        LossGradients.check(
                new float[] {7, 7, 7, 7, 1.2f, -1.7f},
                new Shape(3, 2),
                x -> TwoStageLoss.regression(x, ONE.deltaIndices(), ONE, loss));
    }
}
