package org.nadir.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class OverlapSlopeTest {
    private static double[] slope(double[] box, double[] other) {
        double[] slope = new double[5];
        OverlapSlope.of(box, other, slope);
        return slope;
    }

    private static double area(double[] box, double[] other) {
        return OverlapSlope.of(box, other, new double[5]);
    }

    @Test
    void aBoxInsideAnotherSharesItsOwnAreaAndGrowsWithItsSides() {
        double[] inner = {1, 2, 6, 4, 0.3};
        double[] outer = {0, 0, 30, 30, 0};
        assertEquals(24, area(inner, outer), 1e-12);
        assertArrayEquals(new double[] {0, 0, 4, 6, 0}, slope(inner, outer), 1e-12);
    }

    @Test
    void aBoxAroundAnotherDoesNotChangeWhatIsShared() {
        assertEquals(24, area(new double[] {0, 0, 30, 30, 0.1}, new double[] {1, 2, 6, 4, 0.3}), 1e-12);
        assertArrayEquals(
                new double[5], slope(new double[] {0, 0, 30, 30, 0.1}, new double[] {1, 2, 6, 4, 0.3}), 1e-12);
    }

    @Test
    void oneEdgeInsideMovesTheAreaByItsLength() {
        // the box's left edge, x = 5, lies inside the other, which ends at x = 10: 5 x 8 shared
        double[] slope = slope(new double[] {10, 0, 10, 8, 0}, new double[] {0, 0, 20, 20, 0});
        assertArrayEquals(new double[] {-8, 0, 4, 5, 0}, slope, 1e-12);
    }

    @Test
    void betweenEqualBoxesTheSlopeIsTheMeanOfBothSides() {
        assertArrayEquals(
                new double[] {0, 0, 2, 3, 0}, slope(new double[] {5, 5, 6, 4, 0}, new double[] {5, 5, 6, 4, 0}), 1e-12);
    }

    @Test
    void boxesApartOrWithoutAreaShareNothingAndHaveNoSlope() {
        double[] box = {0, 0, 4, 2, 1};
        assertArrayEquals(new double[5], slope(box, new double[] {100, 0, 4, 2, 0}));
        assertArrayEquals(new double[5], slope(new double[] {0, 0, 0, 2, 1}, box));
        assertArrayEquals(new double[5], slope(new double[] {Double.NaN, 0, 4, 2, 1}, box));
        assertEquals(0, area(new double[] {0, 0, Double.POSITIVE_INFINITY, 2, 1}, box));
    }

    @Test
    void slopesEqualCentralDifferences() {
        Random random = new Random(5);
        for (int trial = 0; trial < 300; trial++) {
            double[] box = box(random);
            double[] other = box(random);
            double[] slope = slope(box, other);
            for (int i = 0; i < 5; i++) {
                assertEquals(difference(box, other, i), slope[i], 1e-3, "trial " + trial + ", value " + i);
            }
        }
    }

    private static double difference(double[] box, double[] other, int i) {
        double step = 1e-5;
        double[] up = box.clone();
        double[] down = box.clone();
        up[i] += step;
        down[i] -= step;
        return (area(up, other) - area(down, other)) / (2 * step);
    }

    /** Every third is a square, every fifth thin, every seventh upright. */
    private static double[] box(Random random) {
        double width = 2 + 10 * random.nextDouble();
        double height = random.nextInt(3) == 0 ? width : random.nextInt(5) == 0 ? 0.01 : 1 + 6 * random.nextDouble();
        double angle = random.nextInt(7) == 0 ? 0 : Math.PI * (random.nextDouble() - 0.5);
        return new double[] {4 * random.nextGaussian(), 4 * random.nextGaussian(), width, height, angle};
    }
}
