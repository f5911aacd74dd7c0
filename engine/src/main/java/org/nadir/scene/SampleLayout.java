package org.nadir.scene;

import java.nio.ByteOrder;

/**
 * How the samples of one image in a TIFF are stored.
 *
 * @param bits of a sample in the file (1, 2, 4, 8, 16, 32, 64; a complex number counts as two)
 * @param complex true when a sample is a pair of numbers, of which the magnitude is read
 * @param planar true when each band has its own blocks
 */
record SampleLayout(int samples, int bits, SampleType type, boolean complex, boolean planar, ByteOrder order) {
    /** Samples of one pixel in a block. */
    int interleaved() {
        return planar ? 1 : samples;
    }

    /** Bytes of one sample in a decoded block. */
    int sampleBytes() {
        return type.bytes() * (complex ? 2 : 1);
    }
}
