package org.nadir.run.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the fields of a message in the wire format of protocol buffers. Only looks at the bytes it was given; what does not
 * fit into them ends the walk with {@link Broken}. Used by one thread.
 */
final class ProtoFields {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteBuffer data;
    private int number;
    private int type;

    /** A message that is none. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what, null, false, false);
        }
    }

    ProtoFields(byte[] data) {
        this(ByteBuffer.wrap(data));
    }

    private ProtoFields(ByteBuffer data) {
        this.data = data.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Goes to the next field; false at the end. The value must be read or skipped before the next call. */
    boolean next() {
        if (!data.hasRemaining()) {
            return false;
        }
        long key = rawVarint();
        number = (int) (key >>> 3);
        type = (int) (key & 7);
        return true;
    }

    int number() {
        return number;
    }

    /** A whole number in any of its forms. */
    long whole() {
        return switch (type) {
            case VARINT -> rawVarint();
            case FIXED64 -> raw(8).getLong();
            case FIXED32 -> raw(4).getInt();
            default -> throw new Broken("no number");
        };
    }

    /** A number with a point, of 4 or 8 bytes. */
    double decimal() {
        return switch (type) {
            case FIXED64 -> raw(8).getDouble();
            case FIXED32 -> raw(4).getFloat();
            default -> throw new Broken("no number with a point");
        };
    }

    boolean packed() {
        return type == BYTES;
    }

    ProtoFields message() {
        return new ProtoFields(bytes());
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    /** The bytes of the field, little-endian. */
    ByteBuffer bytes() {
        if (type != BYTES) {
            throw new Broken("no bytes");
        }
        return raw(rawVarint());
    }

    void skip() {
        switch (type) {
            case VARINT -> rawVarint();
            case FIXED64 -> raw(8);
            case BYTES -> raw(rawVarint());
            case FIXED32 -> raw(4);
            default -> throw new Broken("a field of type " + type);
        }
    }

    private ByteBuffer raw(long length) {
        if (length < 0 || length > data.remaining()) {
            throw new Broken("a field beyond the end");
        }
        ByteBuffer part = data.slice(data.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        data.position(data.position() + (int) length);
        return part;
    }

    private long rawVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!data.hasRemaining()) {
                throw new Broken("a number beyond the end");
            }
            byte next = data.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Broken("a number that does not end");
    }
}
