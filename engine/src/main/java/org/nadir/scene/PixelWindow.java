package org.nadir.scene;

/** A rectangle of full-resolution pixels; may lie partly or wholly outside of a scene. */
public record PixelWindow(int x, int y, int width, int height) {
    public PixelWindow {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a window needs a positive size, not " + width + " x " + height);
        }
    }

    /** The whole of a scene. */
    public static PixelWindow whole(SceneInfo info) {
        return new PixelWindow(0, 0, info.width(), info.height());
    }

    /** Samples across at a downsample factor: the last sample may cover less than a whole step. */
    public int columns(double downsample) {
        return Math.max(1, (int) Math.ceil(width / downsample - 1e-9));
    }

    /** Samples down at a downsample factor. */
    public int rows(double downsample) {
        return Math.max(1, (int) Math.ceil(height / downsample - 1e-9));
    }
}
