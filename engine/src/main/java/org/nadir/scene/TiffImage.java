package org.nadir.scene;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One image of a TIFF (the full one, an overview or a mask): its size, its samples and where its blocks lie. A block is a
 * tile or a strip; strips that are not compressed are cut into smaller blocks so that a window never reads a whole image.
 */
final class TiffImage {
    private static final int MAX_SIDE = 1 << 28;
    private static final long MAX_BLOCK = 1L << 29;
    private static final int RAW_BLOCK = 1 << 20;

    final int width;
    final int height;
    final SampleLayout layout;
    final TiffCompression compression;
    final boolean tiled;
    final int blockWidth;
    final int blockHeight;
    final long[] offsets;
    final long[] sizes;
    final byte @Nullable [] jpegTables;

    TiffImage(TiffDirectory directory) throws IOException {
        width = side(directory, TiffTag.WIDTH, "width");
        height = side(directory, TiffTag.HEIGHT, "height");
        layout = SampleLayouts.of(directory);
        compression = TiffCompression.of(directory);
        tiled = directory.has(TiffTag.TILE_WIDTH);
        jpegTables = directory.raw(TiffTag.JPEG_TABLES);
        if (tiled) {
            blockWidth = side(directory, TiffTag.TILE_WIDTH, "tile width");
            blockHeight = side(directory, TiffTag.TILE_HEIGHT, "tile height");
            offsets = directory.integers(TiffTag.TILE_OFFSETS);
            sizes = tileSizes(directory, offsets.length);
        } else {
            long rows = directory.integer(TiffTag.ROWS_PER_STRIP, height);
            int strip = (int) Math.max(1, Math.min(height, rows));
            Blocks blocks = stripBlocks(directory, strip);
            blockWidth = width;
            blockHeight = blocks.rows;
            offsets = blocks.offsets;
            sizes = blocks.sizes;
        }
        check();
    }

    private record Blocks(int rows, long[] offsets, long[] sizes) {}

    int columns() {
        return (width + blockWidth - 1) / blockWidth;
    }

    int rows() {
        return (height + blockHeight - 1) / blockHeight;
    }

    /** Number of the block at a column and row; {@code band} matters for planar images only. */
    int block(int column, int row, int band) {
        int plane = layout.planar() ? band : 0;
        return (plane * rows() + row) * columns() + column;
    }

    /** Rows that block row {@code row} holds: the last strip is shorter, tiles are always whole. */
    int rowsOf(int row) {
        return tiled ? blockHeight : Math.min(blockHeight, height - row * blockHeight);
    }

    /** Bytes of a decoded block with the given rows. */
    int decodedBytes(int rows) {
        return blockWidth * rows * layout.interleaved() * layout.sampleBytes();
    }

    private static int side(TiffDirectory directory, int tag, String name) throws IOException {
        long value = directory.integer(tag, 0);
        if (value < 1 || value > MAX_SIDE) {
            throw new TiffFormatException("the " + name + " is " + value);
        }
        return (int) value;
    }

    private static long[] tileSizes(TiffDirectory directory, int count) throws IOException {
        long[] given = directory.integers(TiffTag.TILE_BYTES);
        return given.length == count ? given : Arrays.copyOf(given, count);
    }

    private Blocks stripBlocks(TiffDirectory directory, int strip) throws IOException {
        long[] starts = directory.integers(TiffTag.STRIP_OFFSETS);
        long[] counts = directory.integers(TiffTag.STRIP_BYTES);
        boolean raw = compression.codec() == TiffCompression.Codec.NONE;
        if (counts.length != starts.length) {
            counts = raw ? rawSizes(starts.length, strip) : Arrays.copyOf(counts, starts.length);
        }
        long rowBytes = fileRowBytes();
        int part = (int) Math.max(1, Math.min(strip, RAW_BLOCK / Math.max(1, rowBytes)));
        boolean whole = starts.length == (long) stripsPerPlane(strip) * (layout.planar() ? layout.samples() : 1);
        if (strip < height) {
            part = divisor(strip, part);
        }
        // a size that the file cannot hold is not believed: its list of parts alone would fill the memory
        boolean held = rowBytes * height <= directory.fileLength();
        if (!raw || part >= strip || !whole || !held) {
            return new Blocks(strip, starts, counts);
        }
        return cut(starts, strip, part);
    }

    private static int divisor(int strip, int atMost) {
        int part = atMost;
        while (strip % part != 0) {
            part--;
        }
        return part;
    }

    private Blocks cut(long[] starts, int strip, int part) {
        int planes = layout.planar() ? layout.samples() : 1;
        int perPlane = (height + part - 1) / part;
        int strips = stripsPerPlane(strip);
        long[] offsets = new long[planes * perPlane];
        long[] sizes = new long[planes * perPlane];
        long rowBytes = fileRowBytes();
        for (int i = 0; i < offsets.length; i++) {
            int row = i % perPlane * part;
            long start = starts[i / perPlane * strips + row / strip];
            offsets[i] = start == 0 ? 0 : start + row % strip * rowBytes;
            sizes[i] = start == 0 ? 0 : Math.min(part, height - row) * rowBytes;
        }
        return new Blocks(part, offsets, sizes);
    }

    private int stripsPerPlane(int strip) {
        return (height + strip - 1) / strip;
    }

    private long fileRowBytes() {
        return ((long) width * layout.interleaved() * layout.bits() + 7) / 8;
    }

    private long[] rawSizes(int count, int strip) {
        long[] sizes = new long[count];
        int perPlane = stripsPerPlane(strip);
        for (int i = 0; i < count; i++) {
            sizes[i] = Math.min(strip, height - i % perPlane * strip) * fileRowBytes();
        }
        return sizes;
    }

    private void check() throws TiffFormatException {
        long needed = (long) columns() * rows() * (layout.planar() ? layout.samples() : 1);
        if (offsets.length < needed) {
            throw new TiffFormatException("it lists " + offsets.length + " blocks of " + needed);
        }
        long bytes = (long) blockWidth * blockHeight * layout.interleaved() * layout.sampleBytes();
        if (bytes > MAX_BLOCK && compression.codec() == TiffCompression.Codec.NONE) {
            throw new TiffFormatException("its pixels take " + (bytes >> 20)
                    + " MiB in one piece, more than the file holds: it is cut off, or its size is wrong");
        }
        if (bytes > MAX_BLOCK) {
            throw new TiffFormatException("its blocks are compressed in pieces of " + (bytes >> 20)
                    + " MiB, more than the " + (MAX_BLOCK >> 20) + " MiB that are read at a time");
        }
    }
}
