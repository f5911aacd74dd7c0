package org.nadir.scene;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An image in blocks of decoded samples, whatever it comes from. Thread-safe. */
interface BlockSource {
    int width();

    int height();

    int blockWidth();

    int blockHeight();

    SampleLayout layout();

    /** The samples of a block ({@code band} matters when planar), or null where the file left the block out. */
    byte @Nullable [] block(int column, int row, int band) throws IOException;

    /** The same, of which only the first row is looked at: cheaper where a block can be decoded in part. */
    default byte @Nullable [] firstRow(int column, int row, int band) throws IOException {
        return block(column, row, band);
    }

    /** Drops what is kept in memory. */
    void forget();

    default int columns() {
        return (width() + blockWidth() - 1) / blockWidth();
    }

    default int rows() {
        return (height() + blockHeight() - 1) / blockHeight();
    }
}
