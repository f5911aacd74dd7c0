package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PointDecodingTest {
    private static final double[] POINT = {20, 12, 8, 8, 0};

    private static double[] decode(double[] raw) {
        double[] box = new double[5];
        new PointDecoding().decode(POINT, raw, box);
        return box;
    }

    @Test
    void distancesOfAnUprightBox() {
        // edges at 12 and 36, 8 and 24: 8 px left, 4 up, 16 right, 12 down
        assertArrayEquals(
                new double[] {1, 0.5, 2, 1.5, 0}, PointDecoding.encode(POINT, new double[] {24, 16, 24, 16, 0}), 1e-12);
    }

    @Test
    void distancesOfATurnedBoxFollowItsAxes() {
        // a quarter turn: the box's own x points down, its own y to the left
        double[] box = {24, 16, 24, 16, Math.PI / 2};
        assertArrayEquals(new double[] {1, 1.5, 2, 0.5, Math.PI / 2}, PointDecoding.encode(POINT, box), 1e-12);
    }

    @Test
    void decodingTurnsEncodingBack() {
        double[] box = {23, 9, 30, 14, -1.1};
        assertArrayEquals(box, decode(PointDecoding.encode(POINT, box)), 1e-12);
    }

    @Test
    void slopesEqualCentralDifferences() {
        Random random = new Random(4);
        for (int trial = 0; trial < 20; trial++) {
            double[] raw = random.doubles(5, 0.1, 3).toArray();
            double[] weights = random.doubles(5, -1, 1).toArray();
            double[] slope = weights.clone();
            new PointDecoding().pullBack(POINT, raw, slope);
            for (int i = 0; i < 5; i++) {
                double[] up = raw.clone();
                double[] down = raw.clone();
                up[i] += 1e-6;
                down[i] -= 1e-6;
                assertEquals((dot(weights, decode(up)) - dot(weights, decode(down))) / 2e-6, slope[i], 1e-5);
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void centrenessIsOneInTheMiddleAndFallsToTheEdges() {
        assertEquals(1, PointTargets.centreness(new double[] {2, 1, 2, 1, 0}), 1e-12);
        assertEquals(0.5, PointTargets.centreness(new double[] {1, 1, 4, 1, 0}), 1e-12);
        // sqrt(1/2 * 1/8)
        assertEquals(0.25, PointTargets.centreness(new double[] {1, 4, 2, 0.5, 0}), 1e-12);
    }
}
