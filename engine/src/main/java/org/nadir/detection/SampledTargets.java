package org.nadir.detection;

import java.util.Arrays;

/**
 * What a sample of anchors or regions learns.
 *
 * @param rows rows of the head's output that learn anything: first those with an object, then the background
 * @param labels class of each row with an object
 * @param deltas what each of these regresses, {@code values} numbers each
 * @param values offsets of a box
 * @param normaliser by what both terms of the loss are divided
 */
record SampledTargets(int[] rows, int[] labels, float[] deltas, int values, int normaliser) {
    /** Room for so many samples of both kinds. */
    static SampledTargets empty(int positives, int negatives, int values, int normaliser) {
        return new SampledTargets(
                new int[positives + negatives], new int[positives], new float[values * positives], values, normaliser);
    }

    int positives() {
        return labels.length;
    }

    /** Flat indices of the regressed numbers where every row has {@code values} of them. */
    long[] deltaIndices() {
        long[] indices = new long[values * labels.length];
        Arrays.setAll(indices, i -> (long) values * rows[i / values] + i % values);
        return indices;
    }

    /** Flat indices of the regressed numbers where every row has {@code values} for each of {@code classes}. */
    long[] deltaIndices(int classes) {
        long[] indices = new long[values * labels.length];
        Arrays.setAll(indices, i -> ((long) rows[i / values] * classes + labels[i / values]) * values + i % values);
        return indices;
    }
}
