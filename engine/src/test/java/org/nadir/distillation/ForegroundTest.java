package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nadir.detection.Targets;

/** A grid of five columns and four rows, ten pixels apart. */
class ForegroundTest {
    private static final Foreground.Grid GRID = new Foreground.Grid(5, 4, 10, 10);

    private static Foreground drawn(boolean upright, float... boxes) {
        return Foreground.of(new Targets(boxes, new int[boxes.length / 5], new float[0]), GRID, upright);
    }

    @Test
    void anUprightBoxCoversTheColumnsFromFloorToCeiling() {
        // x 12 to 18: columns 1 and 2; y 5 to 21: rows 0 to 3
        float e = 1 / 8f;
        float[] expected = {0, e, e, 0, 0, 0, e, e, 0, 0, 0, e, e, 0, 0, 0, e, e, 0, 0};
        assertArrayEquals(expected, drawn(true, 15, 13, 6, 16, 0).objects());
    }

    @Test
    void aBoxOnGridLinesCoversThoseLines() {
        // x 10 to 20 and y 10 to 20: columns and rows 1 and 2
        float q = 1 / 4f;
        float[] expected = {0, 0, 0, 0, 0, 0, q, q, 0, 0, 0, q, q, 0, 0, 0, 0, 0, 0, 0};
        assertArrayEquals(expected, drawn(false, 15, 15, 10, 10, 0).objects());
    }

    @Test
    void pointsBesideTheGridCountAsThoseOfTheReferenceDo() {
        // x 40 to 50: columns 4 and 5, which is none; y 30 to 40: rows 3 and 4
        assertEquals(1 / 4f, drawn(true, 45, 35, 10, 10, 0).objects()[19]);
    }

    @Test
    void whereObjectsOverlapTheSmallerOneCounts() {
        float[] both = drawn(true, 25, 20, 50, 40, 0, 15, 15, 10, 10, 0).objects();
        assertEquals(1 / 4f, both[6]);
        assertEquals(1 / 30f, both[0]);
    }

    @Test
    void aTurnedBoxLeavesOutTheCornersOfItsRectangle() {
        float[] turned = drawn(false, 20, 15, 40, 2, (float) Math.PI / 4).objects();
        float[] rectangle = drawn(true, 20, 15, 40, 2, (float) Math.PI / 4).objects();
        // the point (40, 0) lies in the rectangle's upper right corner, far from the diagonal from upper left to lower
        // right
        assertEquals(0, turned[4]);
        assertEquals(1 / 20f, rectangle[4]);
    }

    @Test
    void aBoxTurnedByAQuarterIsTheBoxWithItsSidesExchanged() {
        assertArrayEquals(
                drawn(false, 22, 18, 8, 26, 0).objects(),
                drawn(false, 22, 18, 26, 8, (float) (-Math.PI / 2)).objects());
    }

    @Test
    void theBackgroundSharesOneBetweenTheCellsThatAreLeft() {
        Foreground drawn = drawn(true, 15, 15, 10, 10, 0);
        float sum = 0;
        for (int i = 0; i < 20; i++) {
            assertEquals(drawn.objects()[i] > 0 ? 0 : 1 / 16f, drawn.background()[i]);
            sum += drawn.background()[i];
        }
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void anImageFullOfObjectsHasNoBackground() {
        float[] background = drawn(true, 25, 20, 50, 40, 0).background();
        assertArrayEquals(new float[20], background);
    }

    @Test
    void anImageWithoutObjectsIsBackground() {
        assertArrayEquals(new float[20], drawn(true).objects());
        assertEquals(1 / 20f, drawn(true).background()[7]);
    }
}
