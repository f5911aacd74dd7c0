package org.nadir.detection;

/**
 * The places of a batch at which the heads of two detectors are compared: all anchors or points of a head of one stage, image
 * by image, or the regions that were drawn for a second stage. Made by {@link PyramidDetector#places}; immutable.
 */
public interface HeadPlaces {
    /**
     * By what a sum over the places is divided: the objects that the student learns, at least one an image (FCOS: one a
     * batch), or the number of regions of a second stage.
     */
    int normaliser();

    /** One number a place in the order of the rows of a {@link HeadOutput}: 1, or 0 where the place is ignored. Not a copy. */
    float[] weights();

    /** True where the classes and the background compete by softmax, false where every class has its own sigmoid. */
    boolean softmax();
}
