package org.nadir.scene;

/** Samples smaller than a byte, and bytes stored bit-reversed. */
final class BitSamples {
    private BitSamples() {}

    /** One byte per sample from rows that each begin at a whole byte, high bits first. */
    static byte[] spread(byte[] packed, int rowSamples, int rows, int bits) {
        byte[] out = new byte[rowSamples * rows];
        int rowBytes = (rowSamples * bits + 7) / 8;
        int mask = (1 << bits) - 1;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < rowSamples; x++) {
                int bit = x * bits;
                int shift = 8 - bits - (bit & 7);
                out[y * rowSamples + x] = (byte) (packed[y * rowBytes + (bit >> 3)] >> shift & mask);
            }
        }
        return out;
    }

    static byte[] reversed(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i] = (byte) (Integer.reverse(bytes[i]) >>> 24);
        }
        return out;
    }
}
