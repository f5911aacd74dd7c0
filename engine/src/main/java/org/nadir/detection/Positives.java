package org.nadir.detection;

import java.util.Arrays;

/**
 * The rows of a batch that learn a box, five values each but for offsets and weights.
 *
 * @param anchors what the boxes are predicted from
 * @param truths what they should be
 * @param offsets the same as the values that the head should give, as many a row as the coder has
 * @param weights one per row
 */
@SuppressWarnings("ArrayRecordComponent")
record Positives(float[] anchors, float[] truths, float[] offsets, float[] weights) {
    /** Room for so many rows with five offsets each, all of weight one. */
    static Positives of(int count) {
        return of(count, 5);
    }

    /** Room for so many rows with so many offsets each, all of weight one. */
    static Positives of(int count, int offsets) {
        return learning(new float[offsets * count], count);
    }

    /** Room for so many rows that learn these offsets, all of weight one. */
    static Positives learning(float[] offsets, int count) {
        float[] weights = new float[count];
        Arrays.fill(weights, 1);
        return new Positives(new float[5 * count], new float[5 * count], offsets, weights);
    }

    int count() {
        return weights.length;
    }

    static double[] row(float[] packed, int index) {
        double[] row = new double[5];
        for (int i = 0; i < 5; i++) {
            row[i] = packed[5 * index + i];
        }
        return row;
    }
}
