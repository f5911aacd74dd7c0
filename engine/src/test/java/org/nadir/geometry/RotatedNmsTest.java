package org.nadir.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RotatedNmsTest {
    @Test
    void keepsTheBestOfEachHeap() {
        float[] boxes = {0, 0, 10, 10, 0, 1, 0, 10, 10, 0, 50, 0, 10, 10, 0};
        int[] kept = RotatedNms.keep(boxes, new float[] {0.5f, 0.9f, 0.7f}, new int[3], 0.1);
        assertArrayEquals(new int[] {1, 2}, kept);
    }

    @Test
    void onlyTheSameClassSuppresses() {
        float[] boxes = {0, 0, 10, 10, 0, 0, 0, 10, 10, 0};
        assertArrayEquals(new int[] {1, 0}, RotatedNms.keep(boxes, new float[] {0.5f, 0.9f}, new int[] {3, 4}, 0.1));
    }

    @Test
    void equalScoresGoByIndex() {
        float[] boxes = {0, 0, 10, 10, 0, 1, 0, 10, 10, 0, 90, 90, 5, 5, 0};
        assertArrayEquals(new int[] {0, 2}, RotatedNms.keep(boxes, new float[] {0.5f, 0.5f, 0.5f}, new int[3], 0.1));
    }

    @Test
    void anOverlapOfExactlyTheThresholdStays() {
        // 10 x 10 within 10 x 20: IoU exactly one half
        float[] boxes = {0, 0, 20, 10, 0, 5, 0, 10, 10, 0};
        assertArrayEquals(new int[] {0, 1}, RotatedNms.keep(boxes, new float[] {0.9f, 0.8f}, new int[2], 0.5));
        assertArrayEquals(new int[] {0}, RotatedNms.keep(boxes, new float[] {0.9f, 0.8f}, new int[2], 0.49));
    }

    @Test
    void whatIsNoBoxOrHasNoScoreGoes() {
        float[] boxes = {0, 0, 10, 0, 0, Float.NaN, 0, 10, 10, 0, 50, 50, 10, 10, 0};
        assertArrayEquals(new int[0], RotatedNms.keep(boxes, new float[] {1, 1, Float.NaN}, new int[3], 0.1));
    }

    @Test
    void agreesWithComparingEveryPair() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 400;
            float[] boxes = new float[n * 5];
            float[] scores = new float[n];
            int[] classes = new int[n];
            for (int i = 0; i < n; i++) {
                double spread = seed % 2 == 0 ? 200 : 5000;
                boxes[i * 5] = (float) random.nextDouble(-spread, spread);
                boxes[i * 5 + 1] = (float) random.nextDouble(-spread, spread);
                boxes[i * 5 + 2] = (float) Math.exp(random.nextDouble(0, 7));
                boxes[i * 5 + 3] = (float) Math.exp(random.nextDouble(0, 5));
                boxes[i * 5 + 4] = (float) random.nextDouble(-4, 4);
                scores[i] = random.nextInt(50) / 50f;
                classes[i] = random.nextInt(2) * 15;
            }
            double iou = new double[] {0, 0.1, 0.5}[seed % 3];
            assertArrayEquals(plain(boxes, scores, classes, iou), RotatedNms.keep(boxes, scores, classes, iou));
        }
    }

    @Test
    void boxesFarOutsideOfAnyImageDoNoHarm() {
        float[] boxes = {1e30f, -1e30f, 1, 1, 0, 0, 0, 1e18f, 1e18f, 0.3f, 0, 0, 1, 1, 0};
        assertArrayEquals(new int[] {0, 1, 2}, RotatedNms.keep(boxes, new float[] {0.9f, 0.8f, 0.7f}, new int[3], 0.1));
    }

    @Test
    void nothingInNothingOut() {
        assertArrayEquals(new int[0], RotatedNms.keep(new float[0], new float[0], new int[0], 0.1));
    }

    @Test
    void refusesArraysThatDoNotBelongTogether() {
        assertThrows(
                IllegalArgumentException.class, () -> RotatedNms.keep(new float[5], new float[2], new int[2], 0.1));
    }

    private static int[] plain(float[] boxes, float[] scores, int[] classes, double threshold) {
        float[] iou = RotatedIou.matrix(boxes, boxes);
        int n = scores.length;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        order.sort((i, j) -> Float.compare(scores[j], scores[i]));
        List<Integer> kept = new ArrayList<>();
        for (int i : order) {
            if (kept.stream().noneMatch(k -> classes[k] == classes[i] && iou[i * n + k] > threshold)) {
                kept.add(i);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }
}
