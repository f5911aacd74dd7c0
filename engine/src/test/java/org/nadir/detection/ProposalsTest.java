package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One square anchor a cell: of side 16 on 8 x 8 cells of 8 pixels, of side 32 on 4 x 4 of 16. */
final class ProposalsTest {
    private final AnchorGrid grid =
            AnchorGrid.of(new AnchorSettings(2, 1, List.of(1.0), List.of(8, 16)), new int[] {8, 4}, new int[] {8, 4});
    private final float[] logits = new float[80];
    private final float[] deltas = new float[80 * 4];

    ProposalsTest() {
        Arrays.fill(logits, -9);
    }

    private float[] proposals(int perLevel, int most, int width) {
        return new Proposals(grid, HorizontalCoder.PLAIN, true)
                .of(new Proposals.Raw(logits, deltas, 0, width, 64), new Proposals.Limits(perLevel, most, 0.7));
    }

    @Test
    void theBestAnchorsComeFirstDecoded() {
        logits[9 + 18] = 3;
        logits[9] = 4;
        deltas[4 * 9] = 0.5f;
        float[] boxes = proposals(1, 10, 64);
        // the best of each level; on the second all are equal, so that the first is taken, cut at the corner
        assertArrayEquals(new float[] {16, 8, 16, 16, 0, 8, 8, 16, 16, 0}, boxes, 1e-5f);
    }

    @Test
    void onlyBoxesOfOneLevelSuppressEachOther() {
        logits[9] = 4;
        logits[10] = 3;
        deltas[4 * 10] = -0.5f;
        // anchor 10 at (16, 8) moves onto 9; level two's anchor at (16, 16) is bent onto it as well
        int other = 64 + 5;
        logits[other] = 2;
        deltas[4 * other] = -0.25f;
        deltas[4 * other + 1] = -0.25f;
        deltas[4 * other + 2] = deltas[4 * other + 3] = (float) -Math.log(2);
        float[] boxes = proposals(2, 2, 64);
        assertArrayEquals(new float[] {8, 8, 16, 16, 0, 8, 8, 16, 16, 0}, boxes, 1e-4f);
    }

    @Test
    void anchorsOfThePaddingAndBrokenNumbersGiveNothing() {
        logits[7] = 5;
        logits[0] = 4;
        deltas[0] = Float.NaN;
        logits[1] = Float.NaN;
        logits[2] = 3;
        float[] boxes = proposals(2, 1, 32);
        // anchor 7 lies at x = 56 of 32; 0 has no place and 1 no score; 2 stands at (16, 0), its lower half in the
        // image
        assertArrayEquals(new float[] {16, 4, 16, 8, 0}, boxes, 1e-5f);
    }

    @Test
    void theBestOfManyAreFoundInOrderAndTiesGoToTheFirst() {
        BestAnchors best = new BestAnchors(3);
        for (int i = 0; i < 5000; i++) {
            best.offer(i, (i * 37) % 1000);
        }
        // 999 at 27, 1027, .. (37 * 27 = 999), five times
        assertArrayEquals(new int[] {27, 1027, 2027}, best.best());
        BestAnchors few = new BestAnchors(9);
        few.offer(4, -1);
        few.offer(2, Float.NaN);
        few.offer(3, -0.5f);
        assertArrayEquals(new int[] {3, 4}, few.best());
        assertEquals(0, new BestAnchors(2).best().length);
    }
}
