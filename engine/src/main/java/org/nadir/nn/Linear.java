package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;

/** A linear map of the channels of each token; first values normal with deviation 0.02, as transformers start. */
record Linear(Parameter weight, @Nullable Parameter bias) {
    private static final double DEVIATION = 0.02;

    static Linear in(ParameterScope scope, long inputs, long outputs) {
        return new Linear(
                scope.weight("weight", new Shape(outputs, inputs), Initializer.normal(DEVIATION)),
                scope.weight("bias", new Shape(outputs), Initializer.constant(0)));
    }

    static Linear withoutBias(ParameterScope scope, long inputs, long outputs) {
        return new Linear(scope.weight("weight", new Shape(outputs, inputs), Initializer.normal(DEVIATION)), null);
    }

    /** Tokens (..., inputs) to tokens (..., outputs). */
    NDArray forward(NDArray tokens) {
        return Ops.linear(tokens, weight.array(), bias == null ? null : bias.array());
    }
}
