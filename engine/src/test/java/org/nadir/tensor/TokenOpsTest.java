package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenOpsTest {
    private static final float[] TOKENS = {0.3f, -0.8f, 1.2f, 2.1f, -1.7f, 0.9f};

    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray array(float[] values, long... shape) {
        return Ops.constant(manager, values, new Shape(shape));
    }

    @Test
    void layerNormGivesEachTokenMeanBetaAndDeviationGamma() {
        NDArray y = TokenOps.layerNorm(
                array(new float[] {1, 3, 10, 30}, 2, 2), array(new float[] {2, 2}, 2), array(new float[] {5, 5}, 2));
        assertArrayEquals(new float[] {3, 7, 3, 7}, y.toFloatArray(), 1e-4f);
    }

    @Test
    void geluIsHalfOfTheValueAndItsErrorFunction() {
        // 1 * Phi(1) = 0.841345, -1 * Phi(-1) = -0.158655
        assertArrayEquals(
                new float[] {0.841345f, 0, -0.158655f},
                TokenOps.gelu(array(new float[] {1, 0, -1}, 3)).toFloatArray(),
                1e-5f);
    }

    @Test
    void rollMovesRowsDownAndColumnsRight() {
        NDArray x = array(new float[] {1, 2, 3, 4, 5, 6}, 1, 2, 3, 1);
        assertArrayEquals(new float[] {6, 4, 5, 3, 1, 2}, TokenOps.roll(x, 1, 1).toFloatArray());
        assertArrayEquals(
                new float[] {2, 3, 1, 5, 6, 4}, TokenOps.roll(x, 0, -1).toFloatArray());
    }

    @Test
    void attentionIsASoftmaxOfScaledProductsAndTheBias() {
        NDArray q = array(new float[] {2, 0, 0, 0}, 1, 1, 1, 4);
        NDArray k = array(new float[] {1, 0, 0, 0, 0, 0, 0, 0}, 1, 1, 2, 4);
        NDArray v = array(new float[] {1, 0, 0, 0, 3, 0, 0, 0}, 1, 1, 2, 4);
        // scores 2 / sqrt(4) = 1 and 0, plus the bias (0, 1): equal shares
        NDArray y = TokenOps.attention(q, k, v, array(new float[] {0, 1}, 1, 1, 1, 2));
        assertEquals(2, y.toFloatArray()[0], 1e-5);
    }

    @Test
    void operatorsAgreeWithDifferences() {
        NDArray gamma = array(new float[] {0.5f, 1.5f, -1}, 3);
        NDArray beta = array(new float[] {0.1f, 0.2f, 0.3f}, 3);
        Shape shape = new Shape(2, 3);
        GradientCheck.check(
                TOKENS, shape, 5e-3, x -> TokenOps.layerNorm(x, gamma, beta).square());
        GradientCheck.check(TOKENS, shape, 5e-3, x -> TokenOps.gelu(x).square());
        NDArray weights = array(new float[] {1, 2, 3, 4, 5, 6}, 1, 2, 3, 1);
        GradientCheck.check(TOKENS, new Shape(1, 2, 3, 1), 5e-3, x -> TokenOps.roll(x, -1, 2)
                .square()
                .mul(weights));
    }

    @Test
    void attentionAgreesWithDifferencesInQueriesAndBias() {
        NDArray k = array(new float[] {0.4f, -0.3f, 0.7f, 0.2f, -0.5f, 0.6f}, 1, 1, 3, 2);
        NDArray v = array(new float[] {1, -2, 0.5f, 1.5f, -1, 0.7f}, 1, 1, 3, 2);
        NDArray bias = array(new float[9], 1, 1, 3, 3);
        GradientCheck.check(TOKENS, new Shape(1, 1, 3, 2), 5e-3, q -> TokenOps.attention(q, k, v, bias)
                .square());
        NDArray q = array(TOKENS, 1, 1, 3, 2);
        GradientCheck.check(
                new float[] {1, 2, 0.5f, -1, 0, 1, 2, 0.2f, 0.1f}, new Shape(1, 1, 3, 3), 5e-3, b -> TokenOps.attention(
                                q, k, v, b)
                        .square());
    }
}
