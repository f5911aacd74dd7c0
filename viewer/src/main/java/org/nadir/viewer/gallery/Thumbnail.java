package org.nadir.viewer.gallery;

import java.util.List;
import org.nadir.viewer.map.MapBox;

/**
 * A small picture with boxes. The pixels are handed over with it: the gallery draws the boxes into them.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param pixels INT_ARGB_PRE, row by row, {@code width * height}
 * @param scale thumbnail pixels per pixel of the image in which the boxes are given
 * @param boxes boxes in the image's full-resolution pixels
 */
public record Thumbnail(int width, int height, int[] pixels, double scale, List<MapBox> boxes) {
    public Thumbnail {
        if (width <= 0 || height <= 0 || pixels.length < width * height) {
            throw new IllegalArgumentException("Wrong size of a thumbnail: " + width + " x " + height);
        }
        boxes = List.copyOf(boxes);
    }
}
