package org.nadir.run.exchange;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;

/** A tensor of one number, the form in which newer writers of TensorBoard keep scalars (tensor.proto). */
final class TensorScalar {
    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;
    private static final int INT32 = 3;
    private static final int INT64 = 9;

    private int kind;
    private long elements = 1;
    private OptionalDouble value = OptionalDouble.empty();
    private ByteBuffer content = ByteBuffer.allocate(0);

    private TensorScalar() {}

    /** The number; empty for a tensor of more, of none or of another kind. */
    static OptionalDouble of(ProtoFields tensor) {
        TensorScalar scalar = new TensorScalar();
        while (tensor.next()) {
            scalar.field(tensor);
        }
        return scalar.elements == 1 ? scalar.result() : OptionalDouble.empty();
    }

    private void field(ProtoFields field) {
        switch (field.number()) {
            case 1 -> kind = (int) field.whole();
            case 2 -> shape(field.message());
            case 4 -> content = field.bytes();
            case 5, 6 -> decimal(field);
            case 7, 10 -> whole(field);
            default -> field.skip();
        }
    }

    private void shape(ProtoFields shape) {
        while (shape.next()) {
            if (shape.number() != 2) {
                shape.skip();
                continue;
            }
            ProtoFields dimension = shape.message();
            // a dimension that is not written is 0
            long size = 0;
            while (dimension.next()) {
                if (dimension.number() == 1) {
                    size = dimension.whole();
                } else {
                    dimension.skip();
                }
            }
            elements = size == 1 ? elements : -1;
        }
    }

    private void decimal(ProtoFields field) {
        if (!field.packed()) {
            value = OptionalDouble.of(field.decimal());
            return;
        }
        ByteBuffer bytes = field.bytes();
        if (field.number() == 5 && bytes.remaining() == 4) {
            value = OptionalDouble.of(bytes.getFloat());
        } else if (field.number() == 6 && bytes.remaining() == 8) {
            value = OptionalDouble.of(bytes.getDouble());
        }
    }

    private void whole(ProtoFields field) {
        if (!field.packed()) {
            value = OptionalDouble.of(field.whole());
            return;
        }
        ByteBuffer bytes = field.bytes();
        long number = 0;
        int shift = 0;
        while (bytes.hasRemaining() && shift < 64) {
            byte next = bytes.get();
            number |= (long) (next & 0x7f) << shift;
            shift += 7;
            if (next >= 0) {
                break;
            }
        }
        if (!bytes.hasRemaining()) {
            value = OptionalDouble.of(number);
        }
    }

    private OptionalDouble result() {
        if (value.isPresent()) {
            return value;
        }
        return switch (kind) {
            case FLOAT -> content.remaining() == 4 ? OptionalDouble.of(content.getFloat()) : OptionalDouble.empty();
            case DOUBLE -> content.remaining() == 8 ? OptionalDouble.of(content.getDouble()) : OptionalDouble.empty();
            case INT32 -> content.remaining() == 4 ? OptionalDouble.of(content.getInt()) : OptionalDouble.empty();
            case INT64 -> content.remaining() == 8 ? OptionalDouble.of(content.getLong()) : OptionalDouble.empty();
            default -> OptionalDouble.empty();
        };
    }
}
