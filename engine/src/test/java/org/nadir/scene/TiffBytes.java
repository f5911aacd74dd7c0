package org.nadir.scene;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Builds small TIFFs byte by byte, in either byte order, classic or Big, with one strip of pixels right after the header. */
final class TiffBytes {
    private final ByteOrder order;
    private final boolean big;
    private final Map<Integer, Entry> entries = new TreeMap<>();
    private byte[] strip = {};
    private long next;

    private record Entry(int type, long count, byte[] values) {}

    TiffBytes(ByteOrder order, boolean big) {
        this.order = order;
        this.big = big;
    }

    static TiffBytes little() {
        return new TiffBytes(ByteOrder.LITTLE_ENDIAN, false);
    }

    /** The tags of an uncompressed image of one strip. */
    TiffBytes image(int width, int height, int samples, int bits) {
        shorts(256, width).shorts(257, height).shorts(259, 1).shorts(262, 1).shorts(277, samples);
        int[] each = new int[samples];
        java.util.Arrays.fill(each, bits);
        return shorts(258, each).shorts(278, height);
    }

    TiffBytes shorts(int tag, int... values) {
        ByteBuffer buffer = buffer(2 * values.length);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return raw(tag, 3, values.length, buffer.array());
    }

    TiffBytes longs(int tag, int... values) {
        ByteBuffer buffer = buffer(4 * values.length);
        for (int value : values) {
            buffer.putInt(value);
        }
        return raw(tag, 4, values.length, buffer.array());
    }

    TiffBytes doubles(int tag, double... values) {
        ByteBuffer buffer = buffer(8 * values.length);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return raw(tag, 12, values.length, buffer.array());
    }

    TiffBytes text(int tag, String text) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.US_ASCII);
        return raw(tag, 2, bytes.length, bytes);
    }

    /** A field as it is, its count perhaps a lie. */
    TiffBytes raw(int tag, int type, long count, byte[] values) {
        entries.put(tag, new Entry(type, count, values));
        return this;
    }

    TiffBytes pixels(byte... bytes) {
        strip = bytes;
        return this;
    }

    TiffBytes pixels(float... values) {
        ByteBuffer buffer = buffer(4 * values.length);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return pixels(buffer.array());
    }

    /** Several strips of equal length instead of one. */
    TiffBytes strips(int... offsets) {
        return longs(273, offsets);
    }

    TiffBytes nextDirectory(long offset) {
        next = offset;
        return this;
    }

    int directoryOffset() {
        return (big ? 16 : 8) + strip.length + (strip.length & 1);
    }

    byte[] bytes() {
        int header = big ? 16 : 8;
        if (!entries.containsKey(273)) {
            longs(273, header);
        }
        int count = (int) entries.get(273).count;
        int[] sizes = new int[count];
        java.util.Arrays.fill(sizes, strip.length / count);
        longs(279, sizes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer head = buffer(header);
        byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        head.put(mark).put(mark).putShort((short) (big ? 43 : 42));
        if (big) {
            head.putShort((short) 8).putShort((short) 0).putLong(directoryOffset());
        } else {
            head.putInt(directoryOffset());
        }
        out.writeBytes(head.array());
        out.writeBytes(strip);
        out.writeBytes(new byte[strip.length & 1]);
        out.writeBytes(directory(directoryOffset()));
        return out.toByteArray();
    }

    private byte[] directory(int at) {
        int table = big ? 16 + 20 * entries.size() : 6 + 12 * entries.size();
        ByteBuffer buffer = buffer(table);
        ByteArrayOutputStream behind = new ByteArrayOutputStream();
        if (big) {
            buffer.putLong(entries.size());
        } else {
            buffer.putShort((short) entries.size());
        }
        entries.forEach((tag, entry) -> {
            buffer.putShort((short) (int) tag).putShort((short) entry.type);
            number(buffer, entry.count);
            int slot = big ? 8 : 4;
            if (entry.values.length <= slot) {
                buffer.put(java.util.Arrays.copyOf(entry.values, slot));
            } else {
                number(buffer, at + table + behind.size());
                behind.writeBytes(entry.values);
            }
        });
        number(buffer, next);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(buffer.array());
        out.writeBytes(behind.toByteArray());
        return out.toByteArray();
    }

    private void number(ByteBuffer buffer, long value) {
        if (big) {
            buffer.putLong(value);
        } else {
            buffer.putInt((int) value);
        }
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }

    Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
