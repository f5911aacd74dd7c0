package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two anchors, the second turned, with a truth each. */
final class DecodedRegressionTest {
    private static final Shape TWO = new Shape(10);
    private static final float[] RAW = {0.1f, -0.2f, 0.3f, 0.1f, 0.2f, 0.05f, 0.1f, -0.4f, 0.2f, -0.3f};

    private final Positives positives = Positives.of(2);

    DecodedRegressionTest() {
        put(positives.anchors(), 20, 30, 16, 12, 0, 50, 40, 20, 10, 0.6f);
        put(positives.truths(), 22, 29, 20, 10, 0.3f, 51, 41, 15, 13, 0.4f);
        positives.weights()[1] = 0.5f;
    }

    private static void put(float[] target, float... values) {
        System.arraycopy(values, 0, target, 0, values.length);
    }

    private static DecodedRegression of(BoxLoss loss) {
        return new DecodedRegression(loss, new DeltaDecoding());
    }

    private static double alone(BoxLoss loss, float[] raw, Positives positives, int index) {
        double[] box = new double[5];
        double[] anchor = Positives.row(positives.anchors(), index);
        new DeltaDecoding().decode(anchor, Positives.row(raw, index), box);
        return loss.of(new BoxPair(box, Positives.row(positives.truths(), index), anchor), new double[5]);
    }

    @Test
    void theSumIsThatOfTheWeightedPairs() {
        for (BoxLoss loss : List.of(new RotatedIouLoss(), new GwdLoss(), new KldLoss(), new KfIouLoss())) {
            assertEquals(
                    alone(loss, RAW, positives, 0) + 0.5 * alone(loss, RAW, positives, 1),
                    LossGradients.value(RAW, TWO, x -> of(loss).sum(x, positives)),
                    1e-6);
        }
    }

    @Test
    void gradientsThroughTheDecodingEqualCentralDifferences() {
        for (BoxLoss loss : List.of(new RotatedIouLoss(), new GwdLoss(), new KldLoss(), new KfIouLoss())) {
            float[] gradient = LossGradients.recorded(RAW, TWO, x -> of(loss).sum(x, positives));
            for (int i = 0; i < 10; i++) {
                float[] up = RAW.clone();
                float[] down = RAW.clone();
                up[i] += 1e-3f;
                down[i] -= 1e-3f;
                double weight = i < 5 ? 1 : 0.5;
                double difference = weight
                        * (alone(loss, up, positives, i / 5) - alone(loss, down, positives, i / 5))
                        / (up[i] - down[i]);
                assertEquals(difference, gradient[i], 2e-3 * Math.max(1, Math.abs(difference)), "entry " + i);
            }
        }
    }

    @Test
    void aSideBeyondItsLimitHasNoGradient() {
        float[] raw = RAW.clone();
        raw[2] = 6;
        float[] gradient =
                LossGradients.recorded(raw, TWO, x -> of(new GwdLoss()).sum(x, positives));
        assertEquals(0, gradient[2]);
    }

    @Test
    void aValueThatIsNotFiniteMakesALossThatIsNoNumber() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] raw = RAW.clone();
            raw[7] = bad;
            assertTrue(Double.isNaN(
                    LossGradients.value(raw, TWO, x -> of(new RotatedIouLoss()).sum(x, positives))));
        }
    }

    @Test
    void theOffsetsOfATruthDecodeToIt() {
        Positives one = Positives.of(1);
        put(one.anchors(), 20, 30, 16, 12, 0.5f);
        put(one.truths(), 22, 29, 20, 10, 0.3f);
        DeltaCoder.encode(one.anchors(), 0, one.truths(), 0, one.offsets(), 0);
        double[] box = new double[5];
        new DeltaDecoding().decode(Positives.row(one.anchors(), 0), Positives.row(one.offsets(), 0), box);
        assertArrayEquals(new double[] {22, 29, 20, 10, 0.3}, box, 1e-5);
    }
}
