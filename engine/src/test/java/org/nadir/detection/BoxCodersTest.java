package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedIou;

/** The coders of the two-stage detectors. */
final class BoxCodersTest {
    private static final float LOG2 = (float) Math.log(2);
    private static final float THREE_FOUR_FIVE = (float) Math.atan2(0.6, 0.8);

    private static float[] encode(BoxCoder coder, float[] reference, float[] box) {
        float[] deltas = new float[coder.values()];
        coder.encode(new BoxCoder.Packed(reference, 0), new BoxCoder.Packed(box, 0), deltas, 0);
        return deltas;
    }

    private static float[] decode(BoxCoder coder, float[] reference, float... deltas) {
        float[] box = new float[5];
        coder.decode(new BoxCoder.Packed(reference, 0), deltas, 0, new BoxCoder.Packed(box, 0));
        return box;
    }

    @Test
    void uprightOffsetsAreSharesAndLogarithmsOverTheirDeviations() {
        float[] reference = {100, 50, 40, 20, 0};
        float[] box = {110, 45, 20, 40, 0};
        assertArrayEquals(
                new float[] {0.25f, -0.25f, -LOG2, LOG2}, encode(HorizontalCoder.PLAIN, reference, box), 1e-6f);
        assertArrayEquals(
                new float[] {2.5f, -2.5f, -5 * LOG2, 5 * LOG2},
                encode(HorizontalCoder.PROPOSALS, reference, box),
                1e-5f);
        assertArrayEquals(box, decode(HorizontalCoder.PROPOSALS, reference, 2.5f, -2.5f, -5 * LOG2, 5 * LOG2), 1e-4f);
    }

    @Test
    void anOrientedBoxFromAnUprightProposalCountsItsAngleInFullTurns() {
        // deviations 0.1 0.1 0.2 0.2 0.1; the angle pi/5 is a tenth of a turn
        float[] reference = {100, 50, 40, 20, 0};
        float[] box = {110, 45, 80, 20, (float) (Math.PI / 5)};
        assertArrayEquals(
                new float[] {2.5f, -2.5f, 5 * LOG2, 0, 1},
                encode(OrientedCoder.UPRIGHT_PROPOSALS, reference, box),
                1e-5f);
        assertArrayEquals(box, decode(OrientedCoder.UPRIGHT_PROPOSALS, reference, 2.5f, -2.5f, 5 * LOG2, 0, 1), 1e-4f);
    }

    @Test
    void anOrientedBoxFromAnOrientedProposalIsMeasuredAlongItsSides() {
        float[] reference = {0, 0, 10, 5, THREE_FOUR_FIVE};
        // (8, 6) lies 10 along the proposal and 0 across; the box is turned by 0.05 more
        float[] box = {8, 6, 20, 5, THREE_FOUR_FIVE + 0.05f};
        assertArrayEquals(
                new float[] {10, 0, 5 * LOG2, 0, 0.5f},
                encode(OrientedCoder.ORIENTED_PROPOSALS, reference, box),
                1e-4f);
        assertArrayEquals(box, decode(OrientedCoder.ORIENTED_PROPOSALS, reference, 10, 0, 5 * LOG2, 0, 0.5f), 1e-4f);
    }

    @Test
    void midpointOffsetsTellTopmostAndRightmostCorner() {
        // 10 x 5 turned by 3-4-5: the rectangle is 11 x 10; half sides (4, 3) and (-1.5, 2). The topmost corner is
        // (-4 + 1.5, -3 - 2) = (-2.5, -5), the rightmost (4 + 1.5, 3 - 2) = (5.5, 1)
        float[] deltas = encode(
                MidpointOffsetCoder.INSTANCE, new float[] {0, 0, 22, 10, 0}, new float[] {11, 5, 10, 5, THREE_FOUR_FIVE
                });
        assertArrayEquals(new float[] {0.5f, 0.5f, -LOG2, 0, -2.5f / 11 * 2, 0.1f * 2}, deltas, 1e-5f);
    }

    @Test
    void ofTwoTopmostCornersTheRightOneCountsAndOfTwoRightmostTheLower() {
        float[] deltas = encode(MidpointOffsetCoder.INSTANCE, new float[] {0, 0, 8, 4, 0}, new float[] {0, 0, 8, 4, 0});
        assertArrayEquals(new float[] {0, 0, 0, 0, 1, 1}, deltas, 1e-6f);
        assertArrayEquals(
                new float[] {0, 0, 8, 4, 0},
                decode(MidpointOffsetCoder.INSTANCE, new float[] {0, 0, 8, 4, 0}, deltas),
                1e-5f);
    }

    @Test
    void aLongBoxOutOfTheLevelByAHairIsNotItsOwnDiagonal() {
        for (double angle : new double[] {0.005, -0.005, 0.002, Math.PI / 2 - 0.005, 0.005 - Math.PI / 2}) {
            float[] box = {0, 0, 40, 10, (float) angle};
            float[] reference = {0, 0, 16, 16, 0};
            float[] back = decode(
                    MidpointOffsetCoder.INSTANCE, reference, encode(MidpointOffsetCoder.INSTANCE, reference, box));
            assertEquals(1, RotatedIou.of(box(box), box(back)), 0.02, "angle " + angle);
        }
    }

    @Test
    void aParallelogramBecomesTheRectangleOfItsLongerDiagonal() {
        // a square of 2: the topmost corner in the middle, the rightmost at the lower end, so half diagonals (0, -1)
        // and
        // (1, 1); the shorter becomes (0, -sqrt 2). The sides are (1, 1 -+ sqrt 2)
        double root = Math.sqrt(2);
        float[] box = decode(MidpointOffsetCoder.INSTANCE, new float[] {0, 0, 2, 2, 0}, 0, 0, 0, 0, 0, 1);
        assertEquals(Math.hypot(1, 1 + root), box[2], 1e-5);
        assertEquals(Math.hypot(1, 1 - root), box[3], 1e-5);
        assertEquals(Math.atan2(1 + root, 1), box[4], 1e-5);
    }

    @Test
    void offsetsBeyondTheCornersAreCutThere() {
        assertArrayEquals(
                decode(MidpointOffsetCoder.INSTANCE, new float[] {0, 0, 8, 4, 0}, 0, 0, 0, 0, 1, 1),
                decode(MidpointOffsetCoder.INSTANCE, new float[] {0, 0, 8, 4, 0}, 0, 0, 0, 0, 7, 7));
    }

    @Test
    void decodingWhatWasEncodedGivesTheBoxBack() {
        Random random = new Random(3);
        for (BoxCoder coder : List.of(
                MidpointOffsetCoder.INSTANCE, OrientedCoder.UPRIGHT_PROPOSALS, OrientedCoder.ORIENTED_PROPOSALS)) {
            for (int i = 0; i < 200; i++) {
                float[] reference = {50, 60, 10 + 40 * random.nextFloat(), 10 + 40 * random.nextFloat(), 0};
                reference[4] = coder == OrientedCoder.ORIENTED_PROPOSALS ? random.nextFloat() : 0;
                float[] box = {
                    40 + 20 * random.nextFloat(),
                    50 + 20 * random.nextFloat(),
                    20 + 30 * random.nextFloat(),
                    5 + 15 * random.nextFloat(),
                    (float) (Math.PI * (random.nextDouble() - 0.5))
                };
                float[] back = decode(coder, reference, encode(coder, reference, box));
                // a box out of the level by less than a tenth of a pixel is taken for an upright one
                double lost = coder == MidpointOffsetCoder.INSTANCE ? 0.02 : 1e-3;
                assertEquals(1, RotatedIou.of(box(box), box(back)), lost, coder + " " + i);
            }
        }
    }

    private static OrientedBox box(float[] packed) {
        return new OrientedBox(packed[0], packed[1], packed[2], packed[3], packed[4]);
    }
}
