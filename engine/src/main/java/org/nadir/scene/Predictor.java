package org.nadir.scene;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Undoes TIFF's predictors in place (TIFF 6.0, section 14; Adobe Photoshop TIFF technical note 3 for floats). */
final class Predictor {
    private Predictor() {}

    /** Each sample was stored as its difference to the same band of the pixel before. */
    static void horizontal(byte[] data, int rowSamples, int rows, SampleLayout layout) throws TiffFormatException {
        int step = layout.interleaved();
        int bytes = layout.bits() / 8;
        ByteBuffer buffer = ByteBuffer.wrap(data).order(layout.order());
        for (int y = 0; y < rows; y++) {
            int start = y * rowSamples;
            switch (bytes) {
                case 1 -> bytes(data, start, rowSamples, step);
                case 2 -> shorts(buffer, start, rowSamples, step);
                case 4 -> ints(buffer, start, rowSamples, step);
                case 8 -> longs(buffer, start, rowSamples, step);
                default -> throw new TiffFormatException("a predictor on " + bytes * 8 + " bits is not supported");
            }
        }
    }

    private static void bytes(byte[] data, int start, int count, int step) {
        for (int i = start + step; i < start + count; i++) {
            data[i] += data[i - step];
        }
    }

    private static void shorts(ByteBuffer data, int start, int count, int step) {
        for (int i = start + step; i < start + count; i++) {
            data.putShort(2 * i, (short) (data.getShort(2 * i) + data.getShort(2 * (i - step))));
        }
    }

    private static void ints(ByteBuffer data, int start, int count, int step) {
        for (int i = start + step; i < start + count; i++) {
            data.putInt(4 * i, data.getInt(4 * i) + data.getInt(4 * (i - step)));
        }
    }

    private static void longs(ByteBuffer data, int start, int count, int step) {
        for (int i = start + step; i < start + count; i++) {
            data.putLong(8 * i, data.getLong(8 * i) + data.getLong(8 * (i - step)));
        }
    }

    /** Bytes of a row were sorted by significance, highest first, and then differenced. */
    static void floatingPoint(byte[] data, int rowSamples, int rows, SampleLayout layout) {
        int bytes = layout.bits() / 8;
        int rowBytes = rowSamples * bytes;
        byte[] row = new byte[rowBytes];
        boolean little = layout.order() == ByteOrder.LITTLE_ENDIAN;
        for (int y = 0; y < rows; y++) {
            int start = y * rowBytes;
            bytes(data, start, rowBytes, layout.interleaved());
            System.arraycopy(data, start, row, 0, rowBytes);
            for (int i = 0; i < rowSamples; i++) {
                for (int b = 0; b < bytes; b++) {
                    int to = little ? bytes - 1 - b : b;
                    data[start + i * bytes + to] = row[b * rowSamples + i];
                }
            }
        }
    }
}
