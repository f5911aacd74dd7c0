package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/**
 * Images of one forward pass.
 *
 * @param pixels N x 3 x H x W, float32, normalised as the detector's {@code input()} says; H and W are multiples of 32
 *     and each image lies in the upper left corner, the rest is zero. Owned by whoever made the batch
 * @param widths valid width of each image in pixels
 * @param heights valid height of each image in pixels
 * @param source where the maps below the pyramid come from
 */
public record ImageBatch(NDArray pixels, int[] widths, int[] heights, MapSource source) implements AutoCloseable {
    public ImageBatch {
        if (pixels.getShape().dimension() != 4
                || pixels.getShape().get(0) != widths.length
                || widths.length != heights.length) {
            throw new IllegalArgumentException(
                    "A batch of " + pixels.getShape() + " with " + widths.length + " widths");
        }
    }

    /** A batch whose maps are computed. */
    public ImageBatch(NDArray pixels, int[] widths, int[] heights) {
        this(pixels, widths, heights, MapSource.COMPUTED);
    }

    /** Images as large as their pixels are, padding included: for whoever wants nothing but their maps. */
    public static ImageBatch whole(NDArray pixels) {
        int[] widths = new int[(int) pixels.getShape().get(0)];
        int[] heights = widths.clone();
        Arrays.fill(widths, (int) pixels.getShape().get(3));
        Arrays.fill(heights, (int) pixels.getShape().get(2));
        return new ImageBatch(pixels, widths, heights);
    }

    /** The same images with another source of their maps. */
    public ImageBatch from(MapSource other) {
        return new ImageBatch(pixels, widths, heights, other);
    }

    public int size() {
        return widths.length;
    }

    /** A length in pixels rounded up to the multiple of 32 that backbones ask for. */
    public static int padded(int length) {
        return (length + 31) / 32 * 32;
    }

    public int paddedWidth() {
        return (int) pixels.getShape().get(3);
    }

    public int paddedHeight() {
        return (int) pixels.getShape().get(2);
    }

    @Override
    public void close() {
        pixels.close();
    }
}
