package org.nadir.scene;

import java.nio.ByteBuffer;

/** Stores single values as samples, rounded and kept inside of the type's range. */
final class SampleValues {
    private SampleValues() {}

    static void put(ByteBuffer target, SampleType type, int at, double value) {
        switch (type) {
            case FLOAT32 -> target.putFloat(4 * at, (float) value);
            case FLOAT64 -> target.putDouble(8 * at, value);
            case FLOAT16 -> throw new IllegalArgumentException("half floats are not written");
            default -> {
                long whole = Math.round(Math.max(type.lowest(), Math.min(type.highest(), value)));
                switch (type.bytes()) {
                    case 1 -> target.put(at, (byte) whole);
                    case 2 -> target.putShort(2 * at, (short) whole);
                    default -> target.putInt(4 * at, (int) whole);
                }
            }
        }
    }
}
