package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An image of 64 x 64: 8 x 8 points on P3 at 4, 12, 20 .. 60, then 4 x 4, 2 x 2, one and one. */
final class PointAssignerTest {
    private static final int[] SIDES = {8, 4, 2, 1, 1};

    private final PointGrid grid = PointGrid.of(SIDES, SIDES);

    private int[] assign(float[] boxes, float... ignored) {
        return new PointAssigner().assign(grid, new Targets(boxes, new int[boxes.length / 5], ignored), 64, 64);
    }

    private static int[] indices(int[] assigned, int value) {
        return IntStream.range(0, assigned.length)
                .filter(i -> assigned[i] == value)
                .toArray();
    }

    @Test
    void pointsAreTheMiddlesOfCells() {
        float[] points = new float[10];
        grid.write(9, points, 0);
        grid.write(64, points, 5);
        assertArrayEquals(new float[] {12, 12, 8, 8, 0, 8, 8, 16, 16, 0}, points);
        assertEquals(86, grid.total());
    }

    @Test
    void pointsInsideNearTheCentreLearnTheTruth() {
        // 20 x 12 around (24, 24): of the points at 12, 20, 28, 36 only 20 and 28 lie inside on both axes
        int[] assigned = assign(new float[] {24, 24, 20, 12, 0});
        assertArrayEquals(new int[] {8 * 2 + 2, 8 * 2 + 3, 8 * 3 + 2, 8 * 3 + 3}, indices(assigned, 1));
        assertEquals(82, indices(assigned, 0).length);
    }

    @Test
    void theCentreSampleIsASquareOfOneAndAHalfStridesAlongTheTruth() {
        // 60 x 8 around (36, 36) at 45 degrees: of the points on the diagonal only those within 12 px of the centre,
        // at (28, 28) (36, 36) (44, 44): 11.3 px and 0; the next, (20, 20), is 22.6 px away
        int[] assigned = assign(new float[] {36, 36, 60, 8, (float) (Math.PI / 4)});
        assertArrayEquals(
                new int[] {8 * 3 + 3, 8 * 4 + 4, 8 * 5 + 5},
                Arrays.stream(indices(assigned, 1)).filter(i -> i < 64).toArray());
    }

    @Test
    void aPointOnTheRimOfTheSampleLearnsNothing() {
        // centre (24, 20): the points at x = 12 and 36 are exactly 12 px away
        int[] assigned = assign(new float[] {24, 20, 40, 10, 0});
        assertArrayEquals(new int[] {8 * 2 + 2, 8 * 2 + 3}, indices(assigned, 1));
    }

    @Test
    void theFurthestEdgeDecidesTheLevel() {
        // 150 x 20 around (32, 32): from (24, 24) on P4 the furthest edge is 75 + 8 = 83 away, too far for P3 and
        // enough
        // for P4, whose points at 24 and 40 lie inside
        int[] assigned = assign(new float[] {32, 32, 150, 20, 0});
        assertArrayEquals(new int[] {64 + 5, 64 + 6, 64 + 9, 64 + 10}, indices(assigned, 1));
    }

    @Test
    void ofSeveralTruthsTheSmallestIsLearned() {
        int[] assigned = assign(new float[] {28, 28, 30, 30, 0, 28, 28, 10, 10, 0});
        assertEquals(2, assigned[8 * 3 + 3]);
        assertEquals(1, assigned[8 * 2 + 3]);
    }

    @Test
    void ofEqualTruthsTheFirstIsLearned() {
        assertEquals(1, assign(new float[] {28, 28, 10, 10, 0, 28, 28, 10, 10, 0})[8 * 3 + 3]);
    }

    @Test
    void pointsInIgnoredRegionsLearnNothingUnlessTheyLearnATruth() {
        int[] assigned = assign(new float[] {12, 12, 10, 10, 0}, 16, 12, 30, 10, 0);
        assertEquals(1, assigned[9]);
        assertEquals(PointAssigner.NOTHING, assigned[8]);
        assertEquals(PointAssigner.NOTHING, assigned[10]);
        assertEquals(PointAssigner.NOTHING, assigned[64]);
        assertEquals(PointAssigner.BACKGROUND, assigned[0]);
        assertEquals(PointAssigner.BACKGROUND, assigned[12]);
    }

    @Test
    void pointsOfThePaddingLearnNothing() {
        int[] assigned = new PointAssigner()
                .assign(grid, new Targets(new float[] {50, 12, 10, 10, 0}, new int[1], new float[0]), 32, 64);
        assertEquals(0, indices(assigned, 1).length);
        assertEquals(PointAssigner.NOTHING, assigned[4]);
        assertEquals(PointAssigner.BACKGROUND, assigned[3]);
    }

    @Test
    void aTruthOutsideOrAnEmptyImageAssignsNothing() {
        assertEquals(86, indices(assign(new float[] {-50, 500, 10, 10, 0}), 0).length);
        assertEquals(86, indices(assign(new float[0]), 0).length);
    }

    @Test
    void aThousandTruthsAreAssignedAsOneByOne() {
        java.util.Random random = new java.util.Random(3);
        float[] boxes = new float[5000];
        for (int i = 0; i < 1000; i++) {
            boxes[5 * i] = 64 * random.nextFloat();
            boxes[5 * i + 1] = 64 * random.nextFloat();
            boxes[5 * i + 2] = 5 + 90 * random.nextFloat();
            boxes[5 * i + 3] = boxes[5 * i + 2] * random.nextFloat();
            boxes[5 * i + 4] = (float) (Math.PI * (random.nextDouble() - 0.5));
        }
        int[] assigned = assign(boxes);
        for (int i = 0; i < assigned.length; i++) {
            assertEquals(plain(boxes, i), assigned[i], "point " + i);
        }
        assertTrue(indices(assigned, 0).length < 86);
    }

    /** The rule as the reference writes it down, for one point and all truths. */
    private int plain(float[] boxes, int index) {
        float[] point = new float[5];
        grid.write(index, point, 0);
        int level = Integer.numberOfTrailingZeros((int) point[2]) - 3;
        double[] furthest = {-1, 64, 128, 256, 512, 1e8};
        int chosen = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < boxes.length / 5; i++) {
            double[] box = Positives.row(boxes, i);
            double[] d = PointDecoding.encode(Positives.row(point, 0), box);
            double far = 0;
            double near = Double.POSITIVE_INFINITY;
            for (int k = 0; k < 4; k++) {
                far = Math.max(far, d[k] * point[2]);
                near = Math.min(near, d[k]);
            }
            boolean central = Math.abs(d[0] - d[2]) / 2 < 1.5 && Math.abs(d[1] - d[3]) / 2 < 1.5;
            boolean inRange = far >= furthest[level] && far <= furthest[level + 1];
            if (near > 0 && central && inRange && box[2] * box[3] < least) {
                least = box[2] * box[3];
                chosen = i + 1;
            }
        }
        return chosen;
    }
}
