package org.nadir.scene;

/** An image that lies in memory as a whole, pixel-interleaved bytes. */
record MemoryImage(int width, int height, SampleLayout layout, byte[] samples) implements BlockSource {
    @Override
    public int blockWidth() {
        return width;
    }

    @Override
    public int blockHeight() {
        return height;
    }

    @Override
    public byte[] block(int column, int row, int band) {
        return samples;
    }

    @Override
    public void forget() {
        // belongs to its scene
    }
}
