package org.nadir.scene;

/**
 * Decodes TIFF's LZW (TIFF 6.0, section 13): codes of 9 to 12 bits, high bit first, the width growing one code early.
 */
final class LzwBlock {
    private static final int CLEAR = 256;
    private static final int END = 257;

    private final byte[] input;
    private final byte[] output;
    private final int[] prefix = new int[4096];
    private final byte[] suffix = new byte[4096];
    private final int[] length = new int[4096];
    private int written;
    private long bits;
    private int held;
    private int at;

    private LzwBlock(byte[] input, int size) {
        this.input = input;
        this.output = new byte[size];
        for (int i = 0; i < 256; i++) {
            suffix[i] = (byte) i;
            length[i] = 1;
            prefix[i] = -1;
        }
    }

    /** Up to {@code size} bytes; fewer codes than that leave the rest 0 and are told as an error. */
    static byte[] decode(byte[] input, int size) throws TiffFormatException {
        if (input.length >= 2 && input[0] == 0 && (input[1] & 1) == 1) {
            throw new TiffFormatException("its LZW data is in the old bit order, which is not supported");
        }
        LzwBlock block = new LzwBlock(input, size);
        block.run();
        if (block.written < size) {
            throw new TiffFormatException("its LZW data ends after " + block.written + " of " + size + " bytes");
        }
        return block.output;
    }

    private void run() throws TiffFormatException {
        int width = 9;
        int next = END + 1;
        int previous = -1;
        while (written < output.length) {
            int code = code(width);
            if (code == END || code < 0) {
                return;
            }
            if (code == CLEAR) {
                width = 9;
                next = END + 1;
                previous = -1;
                continue;
            }
            if (previous >= 0) {
                next = grow(next, previous, code);
            } else if (code > CLEAR) {
                throw new TiffFormatException("its LZW data is damaged");
            }
            write(code);
            previous = code;
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        }
    }

    private int grow(int next, int previous, int code) throws TiffFormatException {
        if (code > next || (next >= 4096 && code >= 4096)) {
            throw new TiffFormatException("its LZW data is damaged");
        }
        if (next >= 4096) {
            return next;
        }
        prefix[next] = previous;
        length[next] = length[previous] + 1;
        suffix[next] = first(code == next ? previous : code);
        return next + 1;
    }

    private byte first(int code) {
        int c = code;
        while (prefix[c] >= 0) {
            c = prefix[c];
        }
        return suffix[c];
    }

    private void write(int code) {
        int end = written + length[code];
        int to = end - 1;
        for (int c = code; c >= 0; c = prefix[c]) {
            if (to < output.length) {
                output[to] = suffix[c];
            }
            to--;
        }
        written = Math.min(end, output.length);
    }

    private int code(int width) {
        while (held < width) {
            if (at >= input.length) {
                return -1;
            }
            bits = bits << 8 | input[at++] & 0xff;
            held += 8;
        }
        held -= width;
        return (int) (bits >>> held) & (1 << width) - 1;
    }
}
