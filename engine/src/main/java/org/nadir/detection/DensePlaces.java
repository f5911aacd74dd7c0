package org.nadir.detection;

import ai.djl.ndarray.NDList;

/**
 * All anchors or points of a pyramid.
 *
 * @param columns cells across of each level
 * @param rows cells down of each level
 */
@SuppressWarnings("ArrayRecordComponent")
record DensePlaces(float[] weights, int normaliser, int[] columns, int[] rows) implements HeadPlaces {
    static DensePlaces of(BatchTargets wanted, NDList pyramid) {
        return new DensePlaces(wanted.weights(), wanted.normaliser(), columns(pyramid), rows(pyramid));
    }

    static int[] columns(NDList pyramid) {
        return pyramid.stream().mapToInt(map -> (int) map.getShape().get(3)).toArray();
    }

    static int[] rows(NDList pyramid) {
        return pyramid.stream().mapToInt(map -> (int) map.getShape().get(2)).toArray();
    }

    /** Places that were made by a detector of one stage. */
    static DensePlaces from(HeadPlaces places) {
        if (places instanceof DensePlaces dense) {
            return dense;
        }
        throw new IllegalArgumentException("A head of one stage does not read regions");
    }

    @Override
    public boolean softmax() {
        return false;
    }

    /** The output of a head for these places. */
    HeadOutput checked(HeadOutput output) {
        long rows =
                output.logits().getShape().get(0) * output.logits().getShape().get(1);
        if (rows != weights.length) {
            throw new IllegalArgumentException(
                    "Maps of " + rows + " places where " + weights.length + " are asked for");
        }
        return output;
    }
}
