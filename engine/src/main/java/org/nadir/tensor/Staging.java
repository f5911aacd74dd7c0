package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.function.Consumer;

/**
 * The way of Java arrays into native memory of their own: through one buffer per thread, which grows to the largest array
 * and is used again. A buffer per array would be native memory that waits for Java's collector.
 */
final class Staging {
    private static final ThreadLocal<ByteBuffer> BUFFER = ThreadLocal.withInitial(() -> room(1 << 12));

    private Staging() {}

    static NDArray floats(NDManager manager, float[] values, Shape shape) {
        ByteBuffer buffer = buffer(4L * values.length);
        buffer.asFloatBuffer().put(values);
        return owned(manager, buffer, shape, DataType.FLOAT32);
    }

    /** An array whose values are written straight into the buffer. */
    static NDArray filled(NDManager manager, Shape shape, Consumer<FloatBuffer> values) {
        ByteBuffer buffer = buffer(4 * shape.size());
        values.accept(buffer.asFloatBuffer());
        return owned(manager, buffer, shape, DataType.FLOAT32);
    }

    static NDArray longs(NDManager manager, long[] values) {
        ByteBuffer buffer = buffer(8L * values.length);
        buffer.asLongBuffer().put(values);
        return owned(manager, buffer, new Shape(values.length), DataType.INT64);
    }

    private static NDArray owned(NDManager manager, ByteBuffer buffer, Shape shape, DataType type) {
        try (NDArray shared = manager.create(buffer, shape, type)) {
            return shared.duplicate();
        }
    }

    private static ByteBuffer buffer(long bytes) {
        ByteBuffer buffer = BUFFER.get();
        if (buffer.capacity() < bytes) {
            buffer = room(Math.toIntExact(bytes));
            BUFFER.set(buffer);
        }
        return buffer.clear().limit((int) bytes);
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
