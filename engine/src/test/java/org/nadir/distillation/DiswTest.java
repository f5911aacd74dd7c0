package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nadir.detection.Targets;

/** The weights of cells by objects, 64 x 64 pixels under a grid of 4 x 4 unless said otherwise. */
final class DiswTest {
    private static final Disw.Grid GRID = new Disw.Grid(4, 4, 64, 64);

    private static Targets targets(float... boxes) {
        return new Targets(boxes, new int[boxes.length / 5], new float[0]);
    }

    private static float[] weights(boolean upright, Disw.Grid grid, float... boxes) {
        return new Disw(upright).weights(List.of(targets(boxes)), grid);
    }

    @Test
    void uprightBoxesWeighAsInTheGoldenFile() {
        // 4, 4, 20, 12 and 0, 0, 63, 63 and 40, 40, 44, 44 as left, top, right, bottom
        float[] boxes = {12, 8, 16, 8, 0, 31.5f, 31.5f, 63, 63, 0, 42, 42, 4, 4, 0};
        float[] expected = {
            1.229167f, 1.229167f, 1.229167f, 1.0625f, 1.229167f, 1.229167f, 1.229167f, 1.0625f, //
            1.0625f, 1.0625f, 1.3125f, 1.3125f, 1.0625f, 1.0625f, 1.3125f, 1.3125f
        };
        assertArrayEquals(expected, weights(true, GRID, boxes), 1e-6f);
        assertArrayEquals(expected, weights(false, GRID, boxes), 1e-6f);
    }

    @Test
    void aBoxStandingOnItsShortSideWeighsAsTheSameUprightBox() {
        float[] lying = weights(false, GRID, 32, 32, 12, 40, 0);
        float[] turned = weights(false, GRID, 32, 32, 40, 12, (float) (-Math.PI / 2));
        assertArrayEquals(lying, turned, 1e-6f);
    }

    @Test
    void anOrientedObjectWeighsOnItsOwnCellsAlone() {
        // a thin diagonal over 16 x 16 cells of a pixel leaves the other two corners alone
        Disw.Grid fine = new Disw.Grid(16, 16, 16, 16);
        float[] weights = weights(false, fine, 8, 8, 18, 1, (float) (Math.PI / 4));
        assertTrue(weights[8 * 16 + 8] > 1);
        assertTrue(weights[3 * 16 + 3] > 1);
        assertEquals(1, weights[2 * 16 + 13]);
        assertEquals(1, weights[13 * 16 + 2]);
    }

    @Test
    void theCircumscribedRectangleTakesTheCornersToo() {
        Disw.Grid fine = new Disw.Grid(16, 16, 16, 16);
        float[] weights = weights(true, fine, 8, 8, 18, 1, (float) (Math.PI / 4));
        // 6.7175 on each side of the middle: cells 1 to 15 both ways
        assertEquals(1 + 1f / 225, weights[2 * 16 + 13], 1e-6);
        assertEquals(1, weights[0]);
    }

    @Test
    void boxesOutsideOfTheGridAreSkipped() {
        float[] expected = new float[16];
        Arrays.fill(expected, 1);
        assertArrayEquals(expected, weights(false, GRID, -40, 10, 20, 20, 0.3f, 200, 200, 9, 9, 0));
    }

    @Test
    void everyImageHasItsOwnGrid() {
        float[] weights = new Disw(false).weights(List.of(targets(), targets(32, 32, 10, 10, 0)), GRID);
        float first = 0;
        float second = 0;
        for (int i = 0; i < 16; i++) {
            first += weights[i];
            second += weights[16 + i];
        }
        assertEquals(16, first, 1e-6);
        assertEquals(17, second, 1e-5);
    }

    @Test
    void weightsSumToTheGridAndTheNumberOfObjects() {
        Random random = new Random(4);
        for (int trial = 0; trial < 200; trial++) {
            int width = 32 * (1 + random.nextInt(8));
            int height = 32 * (1 + random.nextInt(8));
            Disw.Grid grid = new Disw.Grid(1 + random.nextInt(40), 1 + random.nextInt(40), width, height);
            int count = random.nextInt(12);
            float[] boxes = new float[5 * count];
            for (int i = 0; i < boxes.length; i += 5) {
                boxes[i] = random.nextInt(width);
                boxes[i + 1] = random.nextInt(height);
                boxes[i + 2] = 1 + 60 * random.nextFloat();
                boxes[i + 3] = 1 + 20 * random.nextFloat();
                boxes[i + 4] = (float) (Math.PI * (random.nextDouble() - 0.5));
            }
            double sum = 0;
            for (float weight : weights(trial % 2 == 0, grid, boxes)) {
                sum += weight;
            }
            assertEquals(grid.columns() * grid.rows() + count, sum, 1e-3, "trial " + trial);
        }
    }
}
