package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConstantTest {
    private static final int SIZE = 1 << 18;

    @Test
    void aRecordedGraphMayReadAConstantThatWasClosedLongAgo() {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            ParameterSet set = new ParameterSet(manager);
            Parameter weight = set.root().weight("weight", new Shape(SIZE), Initializer.constant(1));
            try (Recording recording = Recording.of(List.of(weight))) {
                NDArray loss = Scoped.keep(() ->
                        weight.array().mul(twos(weight.array().getManager())).sum());
                collectAndOverwrite(SIZE * Float.BYTES, 32);
                recording.backward(loss);
                assertArrayEquals(
                        filled(), recording.gradient(weight).orElseThrow().toFloatArray());
            }
        }
    }

    @Test
    void aRecordedGraphMayReadAFactorThatWasClosedLongAgo() {
        float[] gradient = gradientAfterCollection(x -> Ops.times(x, 2));
        assertArrayEquals(new float[] {2, 2, 2, 2}, gradient);
    }

    private static float[] gradientAfterCollection(UnaryOperator<NDArray> function) {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            ParameterSet set = new ParameterSet(manager);
            Parameter weight = set.root().weight("weight", new Shape(4, 1), Initializer.constant(1));
            try (Recording recording = Recording.of(List.of(weight))) {
                NDArray loss = Scoped.keep(() -> function.apply(weight.array()).sum());
                collectAndOverwrite(Float.BYTES, 4096);
                recording.backward(loss);
                return recording.gradient(weight).orElseThrow().toFloatArray();
            }
        }
    }

    private static NDArray twos(NDManager manager) {
        return Ops.constant(manager, filled(), new Shape(SIZE));
    }

    private static float[] filled() {
        float[] values = new float[SIZE];
        java.util.Arrays.fill(values, 2f);
        return values;
    }

    /** Lets Java collect its buffers and takes their place with other bytes. */
    private static void collectAndOverwrite(int bytes, int buffers) {
        for (int round = 0; round < 4; round++) {
            System.gc();
            for (int i = 0; i < buffers; i++) {
                ByteBuffer other = ByteBuffer.allocateDirect(bytes);
                while (other.hasRemaining()) {
                    other.put((byte) 0x7f);
                }
            }
        }
    }
}
