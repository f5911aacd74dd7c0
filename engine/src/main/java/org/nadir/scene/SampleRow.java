package org.nadir.scene;

import java.nio.ByteBuffer;

/** Turns stored samples into floats, a row at a time; complex numbers into their magnitude. */
final class SampleRow {
    private SampleRow() {}

    /**
     * Which samples of a block.
     *
     * @param first index of the first sample in the block
     * @param step samples from one to the next of the same band
     */
    record Run(int first, int step, int count) {}

    /** Fills {@code out[0..count)}. */
    static void read(byte[] block, SampleLayout layout, Run run, float[] out) {
        if (layout.complex()) {
            complex(ByteBuffer.wrap(block).order(layout.order()), layout.type(), run, out);
        } else if (layout.type() == SampleType.UINT8) {
            int step = run.step();
            for (int i = 0, at = run.first(); i < run.count(); i++, at += step) {
                out[i] = block[at] & 0xff;
            }
        } else {
            wide(ByteBuffer.wrap(block).order(layout.order()), layout.type(), run, out);
        }
    }

    private static void wide(ByteBuffer block, SampleType type, Run run, float[] out) {
        int count = run.count();
        int step = run.step();
        switch (type) {
            case UINT16 -> {
                for (int i = 0, at = run.first(); i < count; i++, at += step) {
                    out[i] = block.getShort(2 * at) & 0xffff;
                }
            }
            case INT16 -> {
                for (int i = 0, at = run.first(); i < count; i++, at += step) {
                    out[i] = block.getShort(2 * at);
                }
            }
            case FLOAT32 -> {
                for (int i = 0, at = run.first(); i < count; i++, at += step) {
                    out[i] = block.getFloat(4 * at);
                }
            }
            default -> {
                for (int i = 0, at = run.first(); i < count; i++, at += step) {
                    out[i] = (float) value(block, type, at);
                }
            }
        }
    }

    private static void complex(ByteBuffer block, SampleType type, Run run, float[] out) {
        for (int i = 0, at = run.first(); i < run.count(); i++, at += run.step()) {
            out[i] = (float) Math.hypot(value(block, type, 2 * at), value(block, type, 2 * at + 1));
        }
    }

    static double value(ByteBuffer block, SampleType type, int at) {
        return switch (type) {
            case UINT8 -> block.get(at) & 0xff;
            case INT8 -> block.get(at);
            case UINT16 -> block.getShort(2 * at) & 0xffff;
            case INT16 -> block.getShort(2 * at);
            case UINT32 -> block.getInt(4 * at) & 0xffffffffL;
            case INT32 -> block.getInt(4 * at);
            case FLOAT16 -> half(block.getShort(2 * at));
            case FLOAT32 -> block.getFloat(4 * at);
            case FLOAT64 -> block.getDouble(8 * at);
        };
    }

    /** IEEE 754 half precision. */
    static float half(short bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        float magnitude;
        if (exponent == 31) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, -24);
        } else {
            magnitude = Math.scalb((float) (fraction + 1024), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
