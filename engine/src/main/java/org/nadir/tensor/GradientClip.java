package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * Scales gradients in place so that their common L2 norm does not exceed a limit; only parameters that have a gradient
 * count (PyTorch's {@code clip_grad_norm_}, factor max / (norm + 1e-6)).
 */
public final class GradientClip {
    private GradientClip() {}

    /** Clips the gradients of {@code parameters} and returns their norm before clipping; 0 when there are none. */
    public static double byNorm(Recording recording, List<Parameter> parameters, double max) {
        List<NDArray> gradients = new ArrayList<>();
        parameters.forEach(p -> recording.gradient(p).ifPresent(gradients::add));
        return gradients.isEmpty() ? 0 : TorchOps.clipByNorm(gradients, max);
    }
}
