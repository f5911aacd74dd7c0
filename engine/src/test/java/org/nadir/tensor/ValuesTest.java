package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

/** The way of native values to the Java heap. */
class ValuesTest {
    @Test
    void areRowMajorWhateverTheirOrderInMemory() {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            NDArray map = Ops.constant(manager, new float[] {1, 2, 3, 4, 5, 6, 7, 8}, new Shape(1, 2, 2, 2));
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, Ops.values(Ops.channelsLast(map)));
            NDArray table = Ops.constant(manager, new float[] {1, 2, 3, 4, 5, 6}, new Shape(2, 3));
            assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, Ops.values(table.transpose()));
        }
    }

    @Test
    void ofAChannelsLastMapLeaveNoNativeCopyBehind() {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            Shape shape = new Shape(1, 8, 64, 64);
            NDArray map = Ops.channelsLast(Ops.constant(manager, new float[8 * 64 * 64], shape));
            ProcessMemory memory = new ProcessMemory();
            long least = Long.MAX_VALUE;
            // Java's heap may grow in one round as well; what is never freed grows in each of them
            for (int round = 0; round < 5; round++) {
                long before = memory.residentBytes();
                read(map, 1000);
                least = Math.min(least, memory.residentBytes() - before);
            }
            assertTrue(least < 60L << 20, "125 MiB were read and the process grew by " + (least >> 20) + " MiB");
        }
    }

    private static void read(NDArray map, int times) {
        for (int i = 0; i < times; i++) {
            Ops.values(map);
        }
    }
}
