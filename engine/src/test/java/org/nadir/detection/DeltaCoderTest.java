package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedIou;

final class DeltaCoderTest {
    private static float[] encode(float[] anchor, float[] box) {
        float[] deltas = new float[5];
        DeltaCoder.encode(anchor, 0, box, 0, deltas, 0);
        return deltas;
    }

    private static float[] decode(float[] anchor, float[] deltas) {
        float[] box = new float[5];
        DeltaCoder.decode(anchor, 0, deltas, 0, box, 0);
        return box;
    }

    @Test
    void offsetsAreSharesOfTheAnchorAndLogarithmsOfTheSides() {
        float[] deltas = encode(new float[] {100, 50, 40, 20, 0}, new float[] {110, 45, 80, 20, 0.3f});
        assertArrayEquals(new float[] {0.25f, -0.25f, 0.6931472f, 0, 0.3f}, deltas, 1e-6f);
    }

    @Test
    void offsetsAreMeasuredAlongTheAxesOfATurnedAnchor() {
        float[] anchor = {0, 0, 10, 5, (float) (Math.PI / 6)};
        float[] deltas = encode(anchor, new float[] {10, 0, 10, 5, (float) (Math.PI / 6)});
        assertArrayEquals(new float[] {0.8660254f, -1, 0, 0, 0}, deltas, 1e-6f);
    }

    @Test
    void aBoxNearlyAcrossTheAnchorExchangesItsSidesInsteadOfTurningFar() {
        float[] deltas = encode(new float[] {0, 0, 20, 20, 0}, new float[] {0, 0, 40, 10, 1.5f});
        float log2 = 0.6931472f;
        assertArrayEquals(new float[] {0, 0, -log2, log2, (float) (1.5 - Math.PI / 2)}, deltas, 1e-6f);
    }

    @Test
    void decodedBoxesHaveTheirLongerSideFirstAndAnAngleBelowAQuarterTurn() {
        float[] box = decode(new float[] {0, 0, 20, 20, 0}, new float[] {0, 0, -0.5f, 0.5f, 0.2f});
        assertEquals(20 * Math.exp(0.5), box[2], 1e-4);
        assertEquals(20 * Math.exp(-0.5), box[3], 1e-4);
        assertEquals(0.2 - Math.PI / 2, box[4], 1e-6);
    }

    @Test
    void sidesGrowAndShrinkBySixtyTwoAndAHalfAtMost() {
        float[] box = decode(new float[] {0, 0, 10, 10, 0}, new float[] {0, 0, 50, -50, 0});
        assertEquals(625, box[2], 1e-3);
        assertEquals(0.16, box[3], 1e-6);
    }

    @Test
    void decodingWhatWasEncodedGivesTheBoxBack() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            float[] anchor = {
                random.nextInt(500),
                random.nextInt(500),
                10 + random.nextInt(90),
                10 + random.nextInt(90),
                (float) ((random.nextDouble() - 0.5) * Math.PI)
            };
            OrientedBox truth = new OrientedBox(
                    random.nextInt(500),
                    random.nextInt(500),
                    5 + 100 * random.nextDouble(),
                    5 + 100 * random.nextDouble(),
                    (random.nextDouble() - 0.5) * Math.PI);
            float[] back = decode(anchor, encode(anchor, new float[] {
                (float) truth.cx(),
                (float) truth.cy(),
                (float) truth.width(),
                (float) truth.height(),
                (float) truth.angle()
            }));
            double iou = RotatedIou.of(truth, new OrientedBox(back[0], back[1], back[2], back[3], back[4]));
            assertEquals(1, iou, 1e-3);
        }
    }

    @Test
    void anglesComeIntoTheHalfOpenHalfTurn() {
        assertEquals(-Math.PI / 2, DeltaCoder.le90(Math.PI / 2), 1e-12);
        assertEquals(0.1, DeltaCoder.le90(0.1 + 3 * Math.PI), 1e-12);
        assertEquals(-0.1, DeltaCoder.le90(-0.1 - 2 * Math.PI), 1e-12);
    }
}
