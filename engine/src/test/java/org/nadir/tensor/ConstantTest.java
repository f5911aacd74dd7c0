package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
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
                collectAndOverwrite();
                recording.backward(loss);
                assertArrayEquals(
                        filled(), recording.gradient(weight).orElseThrow().toFloatArray());
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
    private static void collectAndOverwrite() {
        for (int round = 0; round < 4; round++) {
            System.gc();
            for (int i = 0; i < 32; i++) {
                ByteBuffer other = ByteBuffer.allocateDirect(SIZE * Float.BYTES);
                while (other.hasRemaining()) {
                    other.put((byte) 0x7f);
                }
            }
        }
    }
}
