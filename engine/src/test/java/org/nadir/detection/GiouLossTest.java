package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Upright boxes (cx, cy, width, height, 0). */
final class GiouLossTest {
    private static final double[] ANCHOR = {0, 0, 10, 10, 0};

    private static double value(double[] box, double[] truth) {
        return new GiouLoss().of(new BoxPair(box, truth, ANCHOR), new double[5]);
    }

    private static double[] slope(double[] box, double[] truth) {
        double[] slope = new double[5];
        new GiouLoss().of(new BoxPair(box, truth, ANCHOR), slope);
        return slope;
    }

    @Test
    void theGoldenPairOfDs2d2() {
        // (0, 0, 10, 10) and (5, 5, 15, 20): I = 25, U = 225, C = 300: 1/9 - 75/300
        assertEquals(-0.138889, 1 - value(new double[] {5, 5, 10, 10, 0}, new double[] {10, 12.5, 10, 15, 0}), 1e-6);
    }

    @Test
    void equalBoxesCostNothing() {
        double[] box = {3, 4, 20, 10, 0};
        assertEquals(0, value(box, box), 1e-12);
    }

    @Test
    void boxesApartAreDrawnTogether() {
        double[] slope = slope(new double[] {0, 0, 10, 10, 0}, new double[] {30, 0, 10, 10, 0});
        // U = 200, C = 40 * 10: the loss 2 - 200 / (10 (40 - s)) falls by 200 * 10 / 400^2 = 1/80 a pixel
        assertArrayEquals(new double[] {-1.0 / 80, 0, slope[2], slope[3], 0}, slope, 1e-12);
        assertEquals(1.5, value(new double[] {0, 0, 10, 10, 0}, new double[] {30, 0, 10, 10, 0}), 1e-12);
    }

    @Test
    void slopesEqualCentralDifferences() {
        Random random = new Random(5);
        for (int pair = 0; pair < 200; pair++) {
            double[] box = box(random);
            double[] truth = box(random);
            double[] slope = slope(box, truth);
            for (int i = 0; i < 4; i++) {
                double[] up = box.clone();
                double[] down = box.clone();
                up[i] += 1e-6;
                down[i] -= 1e-6;
                assertEquals((value(up, truth) - value(down, truth)) / 2e-6, slope[i], 1e-6, "pair " + pair + ", " + i);
            }
        }
    }

    private static double[] box(Random random) {
        return new double[] {
            20 * random.nextDouble(),
            20 * random.nextDouble(),
            3 + 20 * random.nextDouble(),
            3 + 20 * random.nextDouble(),
            0
        };
    }
}
