package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.nadir.tensor.Conv;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.ParameterSet;

/** A convolution with bias that keeps the size of a map: what distillers learn beside the student. */
record MapConvolution(Parameter weight, Parameter bias) {
    /**
     * A convolution with a kernel of 1 or 3.
     *
     * @param size its shape: outputs, inputs, kernel, kernel
     * @param values first values of its weight; biases start at 0
     */
    static MapConvolution in(ParameterScope scope, Shape size, Initializer values) {
        return new MapConvolution(
                scope.weight("weight", size, values),
                scope.weight("bias", new Shape(size.get(0)), Initializer.constant(0)));
    }

    /** First values of the deviation that PyTorch gives a convolution: 1 / sqrt(3 fan in). */
    static MapConvolution in(ParameterScope scope, Shape size) {
        double fanIn = size.get(1) * size.get(2) * size.get(3);
        return in(scope, size, Initializer.normal(Math.sqrt(1 / (3 * fanIn))));
    }

    /** A 1 x 1 convolution whose output has about the size of its input. */
    static MapConvolution adapter(ParameterScope scope, int from, int to) {
        return in(scope, new Shape(to, from, 1, 1), Initializer.normal(Math.sqrt(1.0 / from)));
    }

    /** The one that was made in this place; empty when none was. */
    static Optional<MapConvolution> find(ParameterSet parameters, ParameterScope scope) {
        return parameters.find(scope.name() + ".weight").flatMap(weight -> parameters
                .find(scope.name() + ".bias")
                .map(bias -> new MapConvolution(weight, bias)));
    }

    NDArray forward(NDArray x) {
        int padding = (int) (weight.shape().get(2) - 1) / 2;
        return Ops.conv2d(x, weight.array(), bias.array(), Conv.of(1, padding));
    }
}
