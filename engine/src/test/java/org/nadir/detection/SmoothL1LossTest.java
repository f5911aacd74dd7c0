package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

final class SmoothL1LossTest {
    private static final Shape FOUR = new Shape(4);
    private static final float[] AT = {0.5f, -0.05f, -2, 0.3f};

    private static NDArray loss(NDArray x, double beta) {
        return new SmoothL1Loss(beta).sum(x, x.getManager().zeros(FOUR));
    }

    @Test
    void withoutBetaItIsTheSumOfDistances() {
        assertEquals(2.85, LossGradients.value(AT, FOUR, x -> loss(x, 0)), 1e-6);
    }

    @Test
    void belowBetaItIsASquareAndAboveALine() {
        // beta 0.4: 0.3, 0.0025 / 0.8, 1.8, 0.09 / 0.8
        assertEquals(0.3 + 0.003125 + 1.8 + 0.1125, LossGradients.value(AT, FOUR, x -> loss(x, 0.4)), 1e-6);
    }

    @Test
    void gradientsEqualCentralDifferences() {
        LossGradients.check(AT, FOUR, x -> loss(x, 0));
        LossGradients.check(AT, FOUR, x -> loss(x, 0.4));
    }

    @Test
    void gradientsAreSignsOutsideOfBeta() {
        float[] gradient = LossGradients.recorded(AT, FOUR, x -> loss(x, 0.1));
        assertArrayEquals(new float[] {1, -0.5f, -1, 1}, gradient, 1e-5f);
    }
}
