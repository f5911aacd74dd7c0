package org.nadir.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian bytes of a file to floats and back; half types round to the nearest, ties to even. */
final class ValueCodec {
    private ValueCodec() {}

    /** Decodes as many values as fit between {@code at} and the end of {@code out} and the buffer; returns how many. */
    static int decode(DType type, ByteBuffer bytes, float[] out, int at) {
        ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
        int count = Math.min(in.remaining() / type.bytes(), out.length - at);
        if (type == DType.F32) {
            in.asFloatBuffer().get(out, at, count);
            in.position(in.position() + count * 4);
            return count;
        }
        for (int i = at; i < at + count; i++) {
            out[i] = next(type, in);
        }
        return count;
    }

    private static float next(DType type, ByteBuffer in) {
        return switch (type) {
            case F64 -> (float) in.getDouble();
            case F32 -> in.getFloat();
            case F16 -> halfToFloat(in.getShort());
            case BF16 -> Float.intBitsToFloat(in.getShort() << 16);
            case I64 -> in.getLong();
            case I32 -> in.getInt();
            case I16 -> in.getShort();
            case I8 -> in.get();
            case U8 -> in.get() & 0xff;
            case BOOL -> in.get() == 0 ? 0 : 1;
        };
    }

    /** Appends one value to a little-endian buffer. */
    static void encode(DType type, float value, ByteBuffer out) {
        switch (type) {
            case F64 -> out.putDouble(value);
            case F32 -> out.putFloat(value);
            case F16 -> out.putShort(floatToHalf(value));
            case BF16 -> out.putShort(floatToBrain(value));
            case I64 -> out.putLong((long) value);
            case I32 -> out.putInt((int) value);
            case I16 -> out.putShort((short) value);
            case I8, U8 -> out.put((byte) (int) value);
            case BOOL -> out.put((byte) (value == 0 ? 0 : 1));
        }
    }

    /** IEEE 754 binary16. */
    static float halfToFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = (half >>> 10) & 0x1f;
        int mantissa = half & 0x3ff;
        if (exponent == 0) {
            float tiny = mantissa * 0x1.0p-24f;
            return sign == 0 ? tiny : -tiny;
        }
        int bits = exponent == 0x1f ? 0x7f800000 : (exponent + 112) << 23;
        return Float.intBitsToFloat(sign | bits | (mantissa << 13));
    }

    static short floatToHalf(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude > 0x7f800000) {
            return (short) (sign | 0x7e00);
        }
        if (magnitude >= 0x477ff000) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude < 0x38800000) {
            // below the normal range: the spacing is 2^-24, and rint rounds ties to even
            return (short) (sign | (int) Math.rint(Math.abs((double) value) * 0x1.0p24));
        }
        int rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
        return (short) (sign | ((rounded - 0x38000000) >>> 13));
    }

    static short floatToBrain(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }
}
