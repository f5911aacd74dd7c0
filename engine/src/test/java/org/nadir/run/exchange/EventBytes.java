package org.nadir.run.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Frames of a record file, byte by byte. */
final class EventBytes {
    private EventBytes() {}

    static byte[] frame(byte[] data) {
        ByteBuffer bytes = ByteBuffer.allocate(data.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(data.length);
        bytes.putInt(RecordChecksum.of(java.util.Arrays.copyOf(bytes.array(), 8)));
        bytes.put(data);
        bytes.putInt(RecordChecksum.of(data));
        return bytes.array();
    }

    /** Event(step, summary: value(tag, simple_value)); numbers below 128 are one byte each. */
    static byte[] scalar(String tag, int step, float value) {
        byte[] name = tag.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(11 + name.length).order(ByteOrder.LITTLE_ENDIAN);
        int inner = 2 + name.length + 5;
        bytes.put(
                new byte[] {0x10, (byte) step, 0x2a, (byte) (inner + 2), 0x0a, (byte) inner, 0x0a, (byte) name.length});
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes.array(), 0, 8);
        all.writeBytes(name);
        all.writeBytes(ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x15)
                .putFloat(value)
                .array());
        return all.toByteArray();
    }
}
