package org.nadir.tensor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Compares the recorded gradient of a scalar function with central differences in every coordinate. Float32 carries about
 * three digits through a difference, so choose inputs away from kinks and a function of moderate size.
 */
public final class GradientCheck {
    private static final double STEP = 1e-2;

    private GradientCheck() {}

    /** Checks d function / d x at {@code values}; an error is relative to max(1, |gradient|). */
    public static void check(float[] values, Shape shape, double tolerance, UnaryOperator<NDArray> function) {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            float[] recorded = gradient(manager, values, shape, function);
            for (int i = 0; i < values.length; i++) {
                double slope = (at(manager, moved(values, i, STEP), shape, function)
                                - at(manager, moved(values, i, -STEP), shape, function))
                        / (2 * STEP);
                double error = Math.abs(slope - recorded[i]) / Math.max(1, Math.abs(slope));
                assertTrue(
                        error <= tolerance,
                        "coordinate " + i + ": recorded " + recorded[i] + ", by differences " + slope);
            }
        }
    }

    /** The recorded gradient of a scalar function. */
    public static float[] gradient(NDManager manager, float[] values, Shape shape, UnaryOperator<NDArray> function) {
        ParameterSet set = new ParameterSet(manager);
        Parameter x = set.root().weight("x", shape, Initializer.constant(0));
        x.set(values);
        try (Recording recording = Recording.of(List.of(x))) {
            recording.backward(function.apply(x.array()).sum());
            return recording.gradient(x).orElseThrow().toFloatArray();
        }
    }

    private static double at(NDManager manager, float[] values, Shape shape, UnaryOperator<NDArray> function) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray result = function.apply(scope.create(values, shape)).sum();
            return result.toType(ai.djl.ndarray.types.DataType.FLOAT32, false).getFloat();
        }
    }

    private static float[] moved(float[] values, int index, double by) {
        float[] copy = values.clone();
        copy[index] += (float) by;
        return copy;
    }
}
