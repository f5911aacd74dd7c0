package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One image of three anchors with two classes. */
final class FocalLossTest {
    private static final Shape LOGITS = new Shape(1, 3, 2);
    private static final Shape ANCHORS = new Shape(1, 3, 1);

    private static NDArray loss(NDArray logits, float[] weights, long... positives) {
        return FocalLoss.RETINANET.sum(
                logits,
                logits.getManager().create(weights, ANCHORS),
                logits.getManager().create(positives));
    }

    private static double value(float[] logits, float[] weights, long... positives) {
        return LossGradients.value(logits, LOGITS, x -> loss(x, weights, positives));
    }

    @Test
    void atALogitOfZeroBackgroundCostsThreeQuartersOfAQuarterOfLnTwo() {
        // 0.75 * 0.25 * 0.693147 = 0.129965 an entry
        assertEquals(6 * 0.129965, value(new float[6], new float[] {1, 1, 1}), 1e-5);
    }

    @Test
    void anObjectIsWeighedByAlpha() {
        // 0.25 * 0.25 * 0.693147 = 0.043322 in place of 0.129965
        assertEquals(5 * 0.129965 + 0.043322, value(new float[6], new float[] {1, 1, 1}, 3), 1e-5);
    }

    @Test
    void anchorsThatLearnNothingCostNothing() {
        assertEquals(2 * 0.129965, value(new float[6], new float[] {0, 1, 0}), 1e-5);
    }

    @Test
    void aWellKnownObjectCostsAlmostNothing() {
        // logit ln 9: p = 0.9, 0.25 * 0.01 * 0.1053605 = 0.000263401; background there: 0.75 * 0.81 * 2.302585 =
        // 1.398820
        float[] logits = {(float) Math.log(9), 0, 0, 0, 0, 0};
        assertEquals(5 * 0.129965 + 0.000263401, value(logits, new float[] {1, 1, 1}, 0), 1e-5);
        assertEquals(5 * 0.129965 + 1.398820, value(logits, new float[] {1, 1, 1}), 1e-5);
    }

    @Test
    void extremeLogitsStayFinite() {
        assertEquals(150, value(new float[] {200, -200, -200, -200, 0, 0}, new float[] {1, 1, 0}), 1e-3);
        assertEquals(50, value(new float[] {-200, -200, -200, -200, 0, 0}, new float[] {1, 1, 0}, 0), 1e-3);
    }

    @Test
    void gradientsEqualCentralDifferences() {
        Random random = new Random(3);
        float[] logits = new float[6];
        for (int i = 0; i < 6; i++) {
            logits[i] = (float) (3 * random.nextGaussian());
        }
        LossGradients.check(logits, LOGITS, x -> loss(x, new float[] {1, 1, 1}, 0, 3));
        LossGradients.check(logits, LOGITS, x -> loss(x, new float[] {1, 0, 1}, 5));
        LossGradients.check(logits, LOGITS, x -> loss(x, new float[] {1, 1, 1}));
    }
}
