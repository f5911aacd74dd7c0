package org.nadir.scene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One image file directory of a TIFF: its fields by tag, values fetched when asked for and never longer than the file.
 */
final class TiffDirectory {
    private static final int[] TYPE_SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final SceneFile file;
    private final ByteOrder order;
    private final Map<Integer, Field> fields;

    /** Where a field's values lie: type, count and the absolute offset of the first. */
    record Field(int type, long count, long offset) {}

    TiffDirectory(SceneFile file, ByteOrder order, Map<Integer, Field> fields) {
        this.file = file;
        this.order = order;
        this.fields = fields;
    }

    static int typeSize(int type) {
        return type > 0 && type < TYPE_SIZES.length ? TYPE_SIZES[type] : 0;
    }

    ByteOrder order() {
        return order;
    }

    /** Bytes of the file that this directory describes a part of. */
    long fileLength() throws IOException {
        return file.length();
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /** The first value of a field as an integer, or a default. */
    long integer(int tag, long otherwise) throws IOException {
        long[] values = integers(tag);
        return values.length == 0 ? otherwise : values[0];
    }

    /** The values of an integer field; empty when absent. */
    long[] integers(int tag) throws IOException {
        Field field = fields.get(tag);
        if (field == null) {
            return new long[0];
        }
        ByteBuffer buffer = bytes(tag, field);
        long[] values = new long[(int) field.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integerAt(tag, field.type(), buffer, i);
        }
        return values;
    }

    private static long integerAt(int tag, int type, ByteBuffer buffer, int i) throws TiffFormatException {
        return switch (type) {
            case 1, 7 -> buffer.get(i) & 0xffL;
            case 6 -> buffer.get(i);
            case 3 -> buffer.getShort(2 * i) & 0xffffL;
            case 8 -> buffer.getShort(2 * i);
            case 4, 13 -> buffer.getInt(4 * i) & 0xffffffffL;
            case 9 -> buffer.getInt(4 * i);
            case 16, 17, 18 -> buffer.getLong(8 * i);
            default -> throw new TiffFormatException("tag " + tag + " should hold integers, not type " + type);
        };
    }

    /** The values of a field of doubles or floats; empty when absent. */
    double[] numbers(int tag) throws IOException {
        Field field = fields.get(tag);
        if (field == null) {
            return new double[0];
        }
        ByteBuffer buffer = bytes(tag, field);
        double[] values = new double[(int) field.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (field.type()) {
                case 11 -> buffer.getFloat(4 * i);
                case 12 -> buffer.getDouble(8 * i);
                default -> integerAt(tag, field.type(), buffer, i);
            };
        }
        return values;
    }

    /** The text of an ASCII field up to its terminator. */
    Optional<String> text(int tag) throws IOException {
        Field field = fields.get(tag);
        if (field == null || typeSize(field.type()) != 1) {
            return Optional.empty();
        }
        byte[] raw = bytes(tag, field).array();
        int end = raw.length;
        while (end > 0 && raw[end - 1] == 0) {
            end--;
        }
        return Optional.of(new String(raw, 0, end, StandardCharsets.UTF_8));
    }

    byte @Nullable [] raw(int tag) throws IOException {
        Field field = fields.get(tag);
        return field == null ? null : bytes(tag, field).array();
    }

    private ByteBuffer bytes(int tag, Field field) throws IOException {
        int size = typeSize(field.type());
        if (size == 0) {
            throw new TiffFormatException("tag " + tag + " has the unknown type " + field.type());
        }
        long room = file.length() - field.offset();
        if (field.count() < 0 || field.count() > room / size) {
            throw new TiffFormatException(
                    "tag " + tag + " claims " + field.count() + " values, more than the file holds");
        }
        return ByteBuffer.wrap(file.read(field.offset(), Math.toIntExact(field.count() * size)))
                .order(order);
    }
}
