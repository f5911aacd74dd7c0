package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Function;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** Compares the recorded gradient of a scalar function with central differences. */
final class LossGradients {
    private LossGradients() {}

    static float[] recorded(float[] at, Shape shape, Function<NDArray, NDArray> loss) {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            Parameter x = parameter(at, shape, manager);
            try (Recording recording = Recording.of(List.of(x))) {
                recording.backward(loss.apply(x.array()));
                return recording.gradient(x).orElseThrow().toFloatArray();
            }
        }
    }

    static double value(float[] at, Shape shape, Function<NDArray, NDArray> loss) {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            return loss.apply(manager.create(at, shape)).getFloat();
        }
    }

    static void check(float[] at, Shape shape, Function<NDArray, NDArray> loss) {
        float[] gradient = recorded(at, shape, loss);
        float step = 1e-2f;
        for (int i = 0; i < at.length; i++) {
            float[] up = at.clone();
            float[] down = at.clone();
            up[i] += step;
            down[i] -= step;
            double difference = (value(up, shape, loss) - value(down, shape, loss)) / (up[i] - down[i]);
            assertEquals(difference, gradient[i], 2e-3 * Math.max(1, Math.abs(difference)), "entry " + i);
        }
    }

    private static Parameter parameter(float[] at, Shape shape, NDManager manager) {
        ParameterSet set = new ParameterSet(manager);
        return set.root().weight("x", shape, (values, s, random) -> System.arraycopy(at, 0, values, 0, at.length));
    }
}
