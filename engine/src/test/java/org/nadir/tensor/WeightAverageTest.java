package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;

class WeightAverageTest {
    private final NDManager manager = TorchEngine.newManager("cpu");
    private final ParameterSet set = new ParameterSet(manager);
    private final Parameter weight = set.root().weight("w", new Shape(2), Initializer.constant(1));
    private final Parameter statistics = set.root().buffer("running_mean", new Shape(1), 0);

    @AfterEach
    void close() {
        manager.close();
    }

    private static float[] of(WeightAverage average, String name) {
        HostTensor tensor = average.export().get(name);
        return tensor == null ? new float[0] : tensor.values();
    }

    /** After the first move d = 2 / 11: 1 + 9/11 (2 - 1); after the second d = 3 / 12: 20/11 + 3/4 (4 - 20/11). */
    @Test
    void theFirstMovesWeighLittle() {
        WeightAverage average = new WeightAverage(set, 0.9);
        weight.set(new float[] {2, 1});
        average.follow(1);
        assertArrayEquals(new float[] {20 / 11f, 1}, of(average, "w"), 1e-6f);
        weight.set(new float[] {4, 1});
        average.follow(2);
        assertArrayEquals(new float[] {38 / 11f, 1}, of(average, "w"), 1e-6f);
    }

    @Test
    void theDecayIsReachedAndNotExceeded() {
        WeightAverage average = new WeightAverage(set, 0.75);
        weight.set(new float[] {5, 1});
        average.follow(1_000_000);
        assertArrayEquals(new float[] {2, 1}, of(average, "w"), 1e-6f);
    }

    @Test
    void runningStatisticsAreAveragedToo() {
        WeightAverage average = new WeightAverage(set, 0.75);
        statistics.set(new float[] {8});
        average.follow(1_000_000);
        assertArrayEquals(new float[] {2}, of(average, "running_mean"), 1e-6f);
    }

    @Test
    void theAverageOfAWeightThatNoLongerMovesGoesOnApproachingIt() {
        WeightAverage average = new WeightAverage(set, 0.5);
        weight.set(new float[] {3, 1});
        weight.trainable(false);
        for (int move = 100; move < 103; move++) {
            average.follow(move);
        }
        assertArrayEquals(new float[] {3 - 2 / 8f, 1}, of(average, "w"), 1e-6f);
    }

    @Test
    void swappingTwiceIsNothing() {
        WeightAverage average = new WeightAverage(set, 0.9);
        weight.set(new float[] {0.1f, -0f});
        average.swap();
        assertArrayEquals(new float[] {1, 1}, Ops.values(weight.value()));
        average.swap();
        assertEquals(Float.floatToRawIntBits(-0f), Float.floatToRawIntBits(Ops.values(weight.value())[1]));
        assertArrayEquals(new float[] {1, 1}, of(average, "w"));
    }

    @Test
    void aSavedAverageComesBackBitForBit() {
        WeightAverage average = new WeightAverage(set, 0.9);
        weight.set(new float[] {0.3f, 7});
        average.follow(1);
        WeightAverage other = new WeightAverage(set, 0.9);
        other.restore(average.export());
        average.export()
                .forEach((name, tensor) ->
                        assertTrue(tensor.sameAs(other.export().getOrDefault(name, HostTensor.of()))));
    }

    @Test
    void theAverageOfAnotherModelIsRefused() {
        WeightAverage average = new WeightAverage(set, 0.9);
        assertThrows(UserProblem.class, () -> average.restore(Map.of("w", HostTensor.of(1, 2))));
    }
}
