package org.nadir.detection;

import org.nadir.geometry.OrientedBox;

/**
 * One detected object: its box in pixels of the image or scene, the index of its class in the detector's list and its
 * score in [0, 1].
 */
public record Detection(OrientedBox box, int label, double score) {
    public Detection {
        if (label < 0) {
            throw new IllegalArgumentException("A class index is not negative: " + label);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A score lies in [0, 1]: " + score);
        }
    }

    /** The same object seen from an origin that lies {@code dx}, {@code dy} pixels further left and up. */
    public Detection translated(double dx, double dy) {
        return new Detection(box.translated(dx, dy), label, score);
    }

    /** The same object in an image resized by {@code factor}. */
    public Detection scaled(double factor) {
        return factor == 1 ? this : new Detection(box.scaled(factor), label, score);
    }
}
