package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.TokenOps;

/** Scale and offset of a normalisation over the channels of each token. */
record LayerNorm(Parameter weight, Parameter bias) {
    static LayerNorm in(ParameterScope scope, long channels) {
        Shape shape = new Shape(channels);
        return new LayerNorm(
                scope.weight("weight", shape, Initializer.constant(1)),
                scope.weight("bias", shape, Initializer.constant(0)));
    }

    /** Tokens (..., C) to tokens (..., C). */
    NDArray forward(NDArray tokens) {
        return TokenOps.layerNorm(tokens, weight.array(), bias.array());
    }

    boolean recorded() {
        return weight.recorded() || bias.recorded();
    }
}
