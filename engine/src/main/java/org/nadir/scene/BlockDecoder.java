package org.nadir.scene;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Turns the stored bytes of a block into samples: uncompressed, predictors undone, each sample in whole bytes of the file's
 * byte order. Stateless and thread-safe.
 */
final class BlockDecoder {
    private BlockDecoder() {}

    /**
     * Decodes a block.
     *
     * @param rows rows in this block
     * @throws TiffFormatException when the bytes are damaged or too few
     */
    static byte[] decode(TiffImage image, byte[] stored, int rows) throws IOException {
        SampleLayout layout = image.layout;
        int rowSamples = image.blockWidth * layout.interleaved();
        if (image.compression.codec() == TiffCompression.Codec.JPEG) {
            return JpegBlock.decode(image, stored, rows);
        }
        int packedRow = (int) (((long) rowSamples * layout.bits() + 7) / 8);
        byte[] packed = unpacked(image.compression, stored, packedRow * rows);
        if (layout.bits() < 8) {
            return BitSamples.spread(packed, rowSamples, rows, layout.bits());
        }
        if (image.compression.predictor() == 2) {
            Predictor.horizontal(packed, rowSamples, rows, layout);
        } else if (image.compression.predictor() == 3) {
            Predictor.floatingPoint(packed, rowSamples, rows, layout);
        }
        return packed;
    }

    private static byte[] unpacked(TiffCompression compression, byte[] stored, int size) throws IOException {
        byte[] bytes = stored;
        if (compression.reversedBits()) {
            bytes = BitSamples.reversed(stored);
        }
        return switch (compression.codec()) {
            case NONE -> raw(bytes, size);
            case LZW -> LzwBlock.decode(bytes, size);
            case DEFLATE -> inflate(bytes, size);
            case PACKBITS -> packBits(bytes, size);
            case JPEG -> throw new IllegalStateException("decoded elsewhere");
        };
    }

    private static byte[] raw(byte[] bytes, int size) throws TiffFormatException {
        if (bytes.length < size) {
            throw new TiffFormatException("a block has " + bytes.length + " bytes instead of " + size);
        }
        return bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
    }

    private static byte[] inflate(byte[] bytes, int size) throws TiffFormatException {
        Inflater inflater = new Inflater();
        try {
            byte[] out = new byte[size];
            inflater.setInput(bytes);
            int n = 0;
            while (n < size) {
                int more = inflater.inflate(out, n, size - n);
                if (more == 0 && (inflater.finished() || inflater.needsInput() || inflater.needsDictionary())) {
                    throw new TiffFormatException("its Deflate data ends after " + n + " of " + size + " bytes");
                }
                n += more;
            }
            return out;
        } catch (DataFormatException e) {
            throw new TiffFormatException("its Deflate data is damaged (" + e.getMessage() + ")");
        } finally {
            inflater.end();
        }
    }

    private static byte[] packBits(byte[] bytes, int size) throws TiffFormatException {
        byte[] out = new byte[size];
        int n = 0;
        int at = 0;
        while (n < size && at < bytes.length) {
            int head = bytes[at++];
            if (head >= 0) {
                int count = Math.min(Math.min(head + 1, size - n), bytes.length - at);
                System.arraycopy(bytes, at, out, n, count);
                at += count;
                n += count;
            } else if (head != -128 && at < bytes.length) {
                int count = Math.min(1 - head, size - n);
                Arrays.fill(out, n, n + count, bytes[at++]);
                n += count;
            }
        }
        if (n < size) {
            throw new TiffFormatException("its PackBits data ends after " + n + " of " + size + " bytes");
        }
        return out;
    }
}
