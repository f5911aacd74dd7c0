package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.RotatedIou;

/** One square anchor of side 32 a cell, cells 8 pixels apart on 8 x 8 cells, unless said otherwise. */
final class MaxIouAssignerTest {
    private static final float[] NONE = {};

    private final MaxIouAssigner assigner = new MaxIouAssigner(AssignerSettings.RETINANET);

    private static AnchorGrid squares() {
        AnchorSettings settings = new AnchorSettings(4, 1, List.of(1.0), List.of(8));
        return AnchorGrid.of(settings, new int[] {8}, new int[] {8});
    }

    private static Targets truths(float... boxes) {
        int[] labels = new int[boxes.length / 5];
        return new Targets(boxes, labels, NONE);
    }

    private static int at(int column, int row) {
        return row * 8 + column;
    }

    @Test
    void anImageWithoutTruthsIsAllBackground() {
        int[] assigned = assigner.assign(squares(), truths(), 64, 64);
        assertArrayEquals(new int[64], assigned);
    }

    @Test
    void anchorsLearnFromHalfAnOverlapAndNothingAboveFourTenths() {
        // a shift of 8 pixels: 24 of 32 shared, IoU 24/40 = 0.6; of 16: 16/48 = 0.33; of 8 and 8: 576/1472 = 0.39
        int[] assigned = assigner.assign(squares(), truths(32, 32, 32, 32, 0), 64, 64);
        assertEquals(1, assigned[at(4, 4)]);
        assertEquals(1, assigned[at(5, 4)]);
        assertEquals(1, assigned[at(4, 3)]);
        assertEquals(0, assigned[at(5, 5)]);
        assertEquals(0, assigned[at(6, 4)]);
        assertEquals(5, Arrays.stream(assigned).filter(v -> v > 0).count());
        int[] narrow = assigner.assign(squares(), truths(34, 34, 32, 32, 0), 64, 64);
        // one step right and down: shared 26 x 26 = 676 of 1372 = 0.493
        assertEquals(MaxIouAssigner.NOTHING, narrow[at(5, 5)]);
    }

    @Test
    void aSmallTruthTakesItsBestAnchorsThoughTheyOverlapLittle() {
        // 64 of 1024 for every anchor that holds the truth whole: all of them are its best
        int[] assigned = assigner.assign(squares(), truths(32, 32, 8, 8, 0), 64, 64);
        assertEquals(1, assigned[at(4, 4)]);
        assertEquals(1, assigned[at(3, 3)]);
        assertEquals(9, Arrays.stream(assigned).filter(v -> v > 0).count());
    }

    @Test
    void aLaterTruthTakesItsBestAnchorEvenFromABetterMatch() {
        int[] assigned = assigner.assign(squares(), truths(32, 32, 32, 32, 0, 32, 32, 26, 26, 0), 64, 64);
        assertEquals(2, assigned[at(4, 4)]);
        assertEquals(1, assigned[at(5, 4)]);
    }

    @Test
    void aTruthFarOutsideTakesNoAnchor() {
        int[] assigned = assigner.assign(squares(), truths(500, 500, 32, 32, 0), 64, 64);
        assertArrayEquals(new int[64], assigned);
    }

    @Test
    void anchorsOfThePaddingLearnNothing() {
        int[] assigned = assigner.assign(squares(), truths(), 40, 64);
        assertEquals(0, assigned[at(4, 0)]);
        assertEquals(MaxIouAssigner.NOTHING, assigned[at(5, 0)]);
        assertEquals(24, Arrays.stream(assigned).filter(v -> v < 0).count());
    }

    @Test
    void anchorsMostlyInsideAnIgnoredRegionLearnNothing() {
        Targets targets = new Targets(NONE, new int[0], new float[] {32, 32, 200, 200, 0});
        int[] assigned = assigner.assign(squares(), targets, 64, 64);
        assertTrue(Arrays.stream(assigned).allMatch(v -> v == MaxIouAssigner.NOTHING));
    }

    @Test
    void aSmallDifficultObjectKeepsItsOwnAnchorsFromLearningBackground() {
        // 8 x 8 covers a sixteenth of an anchor only, but those would be its anchors
        Targets targets = new Targets(NONE, new int[0], new float[] {32, 32, 8, 8, 0});
        int[] assigned = assigner.assign(squares(), targets, 64, 64);
        assertEquals(MaxIouAssigner.NOTHING, assigned[at(4, 4)]);
        assertEquals(9, Arrays.stream(assigned).filter(v -> v < 0).count());
    }

    @Test
    void aTruthInsideAnIgnoredRegionIsStillLearnt() {
        Targets targets =
                new Targets(new float[] {32, 32, 32, 32, 0}, new int[] {0}, new float[] {32, 32, 200, 200, 0});
        int[] assigned = assigner.assign(squares(), targets, 64, 64);
        assertEquals(1, assigned[at(4, 4)]);
        assertEquals(5, Arrays.stream(assigned).filter(v -> v > 0).count());
        assertEquals(0, Arrays.stream(assigned).filter(v -> v == 0).count());
    }

    @Test
    void theSearchFindsWhatMeasuringEveryPairFinds() {
        AnchorGrid grid =
                AnchorGrid.of(AnchorSettings.retinaNet(4), new int[] {24, 12, 6, 3, 2}, new int[] {20, 10, 5, 3, 2});
        Random random = new Random(11);
        for (int round = 0; round < 6; round++) {
            float[] boxes = randomBoxes(random, 12);
            assertArrayEquals(exhaustive(grid, boxes), assigner.assign(grid, truths(boxes), 192, 160));
        }
    }

    private static float[] randomBoxes(Random random, int count) {
        float[] boxes = new float[5 * count];
        for (int i = 0; i < count; i++) {
            float longer = 6 + 120 * random.nextFloat() * random.nextFloat();
            boxes[5 * i] = 192 * random.nextFloat();
            boxes[5 * i + 1] = 160 * random.nextFloat();
            boxes[5 * i + 2] = longer;
            boxes[5 * i + 3] = longer * (0.2f + 0.8f * random.nextFloat());
            boxes[5 * i + 4] = (float) ((random.nextDouble() - 0.5) * Math.PI);
        }
        return boxes;
    }

    /** The rule by the full matrix of truths and anchors. */
    private static int[] exhaustive(AnchorGrid grid, float[] boxes) {
        float[] anchors = new float[5 * grid.total()];
        for (int i = 0; i < grid.total(); i++) {
            grid.write(i, anchors, 5 * i);
        }
        float[] iou = RotatedIou.matrix(boxes, anchors);
        int[] assigned = new int[grid.total()];
        float[] best = new float[grid.total()];
        float[] bestOfTruth = new float[boxes.length / 5];
        for (int t = 0; t < bestOfTruth.length; t++) {
            for (int a = 0; a < grid.total(); a++) {
                float value = iou[t * grid.total() + a];
                bestOfTruth[t] = Math.max(bestOfTruth[t], value);
                if (value > best[a]) {
                    best[a] = value;
                    assigned[a] = value >= 0.5 ? t + 1 : value >= 0.4 ? -1 : 0;
                }
            }
        }
        for (int t = 0; t < bestOfTruth.length; t++) {
            for (int a = 0; a < grid.total(); a++) {
                if (iou[t * grid.total() + a] >= bestOfTruth[t] - 1e-6f) {
                    assigned[a] = t + 1;
                }
            }
        }
        return assigned;
    }
}
