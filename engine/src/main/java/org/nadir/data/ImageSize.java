package org.nadir.data;

/** Pixels across and down, both above zero. */
public record ImageSize(int width, int height) {
    public ImageSize {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("An image has at least one pixel, not " + width + " x " + height);
        }
    }
}
