package org.nadir.scene;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The blocks of one image of an open TIFF, read and decoded when asked for. Thread-safe. */
final class TiffBlocks implements BlockSource {
    private final SceneFile file;
    private final TiffImage image;
    private final BlockCache cache;

    TiffBlocks(SceneFile file, TiffImage image, BlockCache cache) {
        this.file = file;
        this.image = image;
        this.cache = cache;
    }

    TiffImage image() {
        return image;
    }

    @Override
    public int width() {
        return image.width;
    }

    @Override
    public int height() {
        return image.height;
    }

    @Override
    public int blockWidth() {
        return image.blockWidth;
    }

    @Override
    public int blockHeight() {
        return image.blockHeight;
    }

    @Override
    public SampleLayout layout() {
        return image.layout;
    }

    @Override
    public byte @Nullable [] block(int column, int row, int band) throws IOException {
        int index = image.block(column, row, band);
        if (image.offsets[index] == 0 || image.sizes[index] == 0) {
            return null;
        }
        return cache.get(new BlockCache.Key(image, index), () -> load(index, row));
    }

    @Override
    public byte @Nullable [] firstRow(int column, int row, int band) throws IOException {
        int index = image.block(column, row, band);
        if (image.tiled || image.compression.codec() == TiffCompression.Codec.JPEG) {
            return block(column, row, band);
        }
        return image.offsets[index] == 0 || image.sizes[index] == 0 ? null : decoded(index, 1);
    }

    private byte[] load(int index, int row) throws IOException {
        return decoded(index, image.rowsOf(row));
    }

    private byte[] decoded(int index, int rows) throws IOException {
        long size = image.sizes[index];
        if (size > Integer.MAX_VALUE - 16 || image.offsets[index] > file.length() - size) {
            throw new TiffFormatException("block " + index + " lies beyond the end of the file: it was cut off");
        }
        byte[] stored = file.read(image.offsets[index], (int) size);
        return BlockDecoder.decode(image, stored, rows);
    }

    @Override
    public void forget() {
        cache.forget(image);
    }
}
