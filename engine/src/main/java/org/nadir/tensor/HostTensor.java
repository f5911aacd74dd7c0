package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;

/**
 * A copy of an array in the Java heap, with the type that it has or shall have in a file. Values are floats whatever the
 * type: whole numbers are exact up to 2^24. The arrays are not copied; whoever hands them over leaves them alone.
 *
 * @param shape lengths of the axes, outermost first; empty for a single value
 * @param type how a file holds it
 * @param values row-major
 */
@SuppressWarnings("ArrayRecordComponent")
public record HostTensor(long[] shape, DType type, float[] values) {
    public HostTensor {
        long size = 1;
        for (long length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("An axis has a negative length: " + Arrays.toString(shape));
            }
            size = Math.multiplyExact(size, length);
        }
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "Shape " + Arrays.toString(shape) + " asks for " + size + " values, not " + values.length);
        }
    }

    /** A float32 tensor of one axis. */
    public static HostTensor of(float... values) {
        return new HostTensor(new long[] {values.length}, DType.F32, values);
    }

    /** A float32 copy of an array of any numeric type. */
    public static HostTensor of(NDArray array) {
        long[] shape = array.getShape().getShape();
        if (array.getDataType() == DataType.FLOAT32) {
            return new HostTensor(shape, DType.F32, Ops.values(array));
        }
        try (NDArray floats = array.toType(DataType.FLOAT32, true)) {
            return new HostTensor(shape, DType.F32, Ops.values(floats));
        }
    }

    public HostTensor withType(DType other) {
        return new HostTensor(shape, other, values);
    }

    /** Same shape, type and bits. */
    public boolean sameAs(HostTensor other) {
        if (!Arrays.equals(shape, other.shape) || type != other.type) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (Float.floatToRawIntBits(values[i]) != Float.floatToRawIntBits(other.values[i])) {
                return false;
            }
        }
        return true;
    }
}
