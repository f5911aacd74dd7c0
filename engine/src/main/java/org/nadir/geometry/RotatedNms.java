package org.nadir.geometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Greedy non-maximum suppression of oriented boxes within their class. A grid over the boxes kept so far finds the few
 * that can overlap a candidate, so ten thousand candidates cost about as much as their neighbours. Pure function, safe
 * from any thread, result independent of the machine.
 */
public final class RotatedNms {
    private RotatedNms() {}

    /**
     * The indices of the boxes that stay, by falling score, equal scores by index. A box goes when a kept box of the same
     * class has an IoU above {@code iou} with it. Boxes of no area and scores that are not numbers go as well.
     *
     * @param boxes packed (cx, cy, width, height, angle), n after each other
     * @param iou in 0..1
     * @throws IllegalArgumentException when the arrays do not belong together or {@code iou} is not in 0..1
     */
    public static int[] keep(float[] boxes, float[] scores, int[] classes, double iou) {
        if (boxes.length != scores.length * 5 || classes.length != scores.length) {
            throw new IllegalArgumentException("Arrays of different length: " + boxes.length + " box values, "
                    + scores.length + " scores, " + classes.length + " classes");
        }
        if (!(iou >= 0 && iou <= 1)) {
            throw new IllegalArgumentException("An IoU lies in 0..1, not " + iou);
        }
        BoxTable table = BoxTable.of(boxes);
        KeptBoxes kept = new KeptBoxes(table, classes, iou);
        int[] result = new int[scores.length];
        int count = 0;
        for (int candidate : byScore(scores)) {
            if (table.get(candidate, BoxTable.AREA) > 0 && !kept.suppresses(candidate)) {
                kept.add(candidate);
                result[count++] = candidate;
            }
        }
        return Arrays.copyOf(result, count);
    }

    private static int[] byScore(float[] scores) {
        Comparator<Integer> falling = (i, j) -> Float.compare(scores[j], scores[i]);
        return IntStream.range(0, scores.length)
                .filter(i -> !Float.isNaN(scores[i]))
                .boxed()
                .sorted(falling.thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
