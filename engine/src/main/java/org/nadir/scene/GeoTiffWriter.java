package org.nadir.scene;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes byte images as GeoTIFF: Deflate with the horizontal predictor, in tiles or strips, with overviews if wanted. Works
 * row by row, so that the image need not fit into memory. The file appears whole or not at all. Georeference: pixel is area,
 * north up or rotated (TIFF 6.0; OGC 19-008r4).
 */
public final class GeoTiffWriter {
    private GeoTiffWriter() {}

    /**
     * The shape and place of an image to write.
     *
     * @param bands 1 (grey), 3 (red, green, blue) or any other number
     * @param epsg code of the coordinate system, projected or geographic
     */
    public record Layout(
            int width, int height, int bands, Optional<GeoTransform> transform, OptionalInt epsg, Storage storage) {
        public Layout {
            if (width < 1 || height < 1 || bands < 1) {
                throw new IllegalArgumentException("an image of " + width + " x " + height + " x " + bands);
            }
        }
    }

    /** Tiles with overviews for viewing, bare tiles, or strips of 16 rows. */
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

    /**
     * Writes {@code samples}, pixel-interleaved rows.
     *
     * @throws org.nadir.base.UserProblem when the file cannot be written
     */
    public static void write(Path file, Layout layout, byte[] samples) {
        int stride = layout.width() * layout.bands();
        if (samples.length != (long) stride * layout.height()) {
            throw new IllegalArgumentException(samples.length + " samples for " + layout);
        }
        write(file, layout, (row, target) -> System.arraycopy(samples, row * stride, target, 0, stride));
    }

    /**
     * Writes an image whose rows are made on the way.
     *
     * @throws org.nadir.base.UserProblem when the file cannot be written
     */
    public static void write(Path file, Layout layout, Rows rows) {
        TiffOutput.write(file, TiffPlan.of(layout), rows::fill);
    }
}
