package org.nadir.geometry;

import java.util.Arrays;

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

    /** Sorts whole numbers of score and index, without an object for each of what may be millions of boxes. */
    private static int[] byScore(float[] scores) {
        long[] keys = new long[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!Float.isNaN(scores[i])) {
                int bits = Float.floatToIntBits(scores[i]);
                // as signed numbers these bits rise with the score; turned over they fall
                int rising = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
                keys[count++] = (long) ~rising << 32 | i;
            }
        }
        Arrays.parallelSort(keys, 0, count);
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            order[k] = (int) keys[k];
        }
        return order;
    }
}
