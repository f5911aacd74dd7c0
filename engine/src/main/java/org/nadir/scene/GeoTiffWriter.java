package org.nadir.scene;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes byte images as GeoTIFF: deflate with the horizontal predictor, in tiles or strips, with overviews if wanted. Works
 * row by row, so that the image need not fit into memory. The file appears whole or not at all.
 */
public final class GeoTiffWriter {
    private GeoTiffWriter() {}

    /**
     * The shape and place of an image to write.
     *
     * @param bands 1 (grey) or 3 (red, green, blue)
     */
    public record Layout(
            int width, int height, int bands, Optional<GeoTransform> transform, OptionalInt epsg, Storage storage) {}

    /** Tiles with overviews for viewing, bare tiles, or strips. */
    public enum Storage {
        TILED_WITH_OVERVIEWS,
        TILED,
        STRIPED
    }

    /** Gives the rows of an image from the top down; called once for each row, from one thread. */
    @FunctionalInterface
    public interface Rows {
        /** Fills a row, pixel-interleaved: {@code width * bands} bytes. */
        void fill(int row, byte[] samples);
    }

    /** Writes {@code samples}, pixel-interleaved rows, tiled with overviews where they are worth it. */
    public static void write(Path file, Layout layout, byte[] samples) {
        int stride = layout.width() * layout.bands();
        write(file, layout, (row, target) -> System.arraycopy(samples, row * stride, target, 0, stride));
    }

    public static void write(Path file, Layout layout, Rows rows) {
        throw new UnsupportedOperationException(file + " " + layout + rows);
    }
}
