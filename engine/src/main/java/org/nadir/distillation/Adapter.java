package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Conv;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;

/** A 1 x 1 convolution without bias from the student's width to the teacher's, the same for every level of the pyramid. */
record Adapter(Parameter weight) {
    static final String NAME = "adapter";

    private static final Conv POINT = Conv.of(1, 0);

    /** Starts as a convolution of PyTorch starts, which the reference leaves it at: uniform in +-1 / sqrt(inputs). */
    static Adapter in(ParameterScope scope, int from, int to) {
        double bound = Math.sqrt(1.0 / from);
        Initializer uniform = (values, shape, random) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble(-bound, bound);
            }
        };
        return new Adapter(scope.child(NAME).weight("weight", new Shape(to, from, 1, 1), uniform));
    }

    /** The map (N, C, H, W) in the teacher's width. */
    NDArray forward(NDArray map) {
        return Ops.conv2d(map, weight.array(), null, POINT);
    }
}
