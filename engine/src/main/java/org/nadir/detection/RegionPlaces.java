package org.nadir.detection;

import java.util.Arrays;

/**
 * Regions that were drawn for a second stage.
 *
 * @param normaliser the number of regions
 */
@SuppressWarnings("ArrayRecordComponent")
record RegionPlaces(Rois rois, float[] weights, int normaliser) implements HeadPlaces {
    /** The regions; where there are none, because all is ignored, the first image as one that counts for nothing. */
    static RegionPlaces of(Rois rois, ImageBatch batch) {
        if (rois.count() > 0) {
            float[] weights = new float[rois.count()];
            Arrays.fill(weights, 1);
            return new RegionPlaces(rois, weights, rois.count());
        }
        float width = batch.widths()[0];
        float height = batch.heights()[0];
        Rois whole = Rois.sorted(new float[] {width / 2, height / 2, width, height, 0}, new int[1], new int[1]);
        return new RegionPlaces(whole, new float[1], 1);
    }

    /** Places that were made by a detector of two stages. */
    static RegionPlaces from(HeadPlaces places) {
        if (places instanceof RegionPlaces regions) {
            return regions;
        }
        throw new IllegalArgumentException("A second stage reads regions only");
    }

    @Override
    public boolean softmax() {
        return true;
    }
}
