package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.nadir.tensor.Conv;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;

/**
 * A convolution followed by batch norm, or by its bias alone where the norm was folded into it. Arrays made on the way are
 * closed as soon as the next one exists.
 */
final class ConvNorm {
    /** PyTorch's share of the new batch in the running statistics. */
    private static final double MOMENTUM = 0.1;

    private final Parameter weight;
    private final @Nullable Parameter bias;
    private final @Nullable BatchNorm norm;
    private final Geometry geometry;
    private final boolean same;
    private final boolean trainNorm;

    /** Channels, kernel, stride and groups of a convolution; padding is (kernel - 1) / 2. */
    record Geometry(int in, int out, int kernel, int stride, int groups) {
        static Geometry of(int in, int out, int kernel, int stride) {
            return new Geometry(in, out, kernel, stride, 1);
        }

        int padding() {
            return (kernel - 1) / 2;
        }

        Shape weightShape() {
            return new Shape(out, in / groups, kernel, kernel);
        }
    }

    /** Where the two halves live: torchvision gives the convolution and the norm names of their own. */
    record Places(ParameterScope conv, ParameterScope norm) {}

    private record BatchNorm(Parameter gamma, Parameter beta, Parameter mean, Parameter variance) {
        static BatchNorm in(ParameterScope scope, int channels) {
            Shape shape = new Shape(channels);
            return new BatchNorm(
                    scope.weight("weight", shape, Initializer.constant(1)),
                    scope.weight("bias", shape, Initializer.constant(0)),
                    scope.buffer("running_mean", shape, 0),
                    scope.buffer("running_var", shape, 1));
        }

        Ops.Norm arrays() {
            return new Ops.Norm(gamma.array(), beta.array(), mean.array(), variance.array());
        }
    }

    ConvNorm(Places places, Geometry geometry, BackboneOptions options) {
        this.geometry = geometry;
        this.weight = places.conv().weight("weight", geometry.weightShape(), Initializer.kaimingFanOut());
        boolean folded = options.foldedNorm();
        this.bias = folded ? places.conv().weight("bias", new Shape(geometry.out()), Initializer.constant(0)) : null;
        this.norm = folded ? null : BatchNorm.in(places.norm(), geometry.out());
        this.same = options.samePadding();
        this.trainNorm = options.trainNorm();
    }

    NDArray forward(NDArray x) {
        NDArray convolved = convolve(x);
        if (norm == null) {
            return convolved;
        }
        try (convolved) {
            return trainNorm
                    ? Ops.batchNormTrain(convolved, norm.arrays(), MOMENTUM)
                    : Ops.batchNormEval(convolved, norm.arrays());
        }
    }

    NDArray forwardRelu(NDArray x) {
        try (NDArray linear = forward(x)) {
            return Ops.relu(linear);
        }
    }

    NDArray forwardRelu6(NDArray x) {
        try (NDArray linear = forward(x)) {
            return Ops.relu6(linear);
        }
    }

    private NDArray convolve(NDArray x) {
        NDArray offset = bias == null ? null : bias.array();
        int stride = geometry.stride();
        int groups = geometry.groups();
        if (!same || stride == 1) {
            Conv conv = new Conv(stride, geometry.padding(), 1, groups);
            return Ops.conv2d(x, weight.array(), offset, conv);
        }
        int[] rows = samePadding(x.getShape().get(2));
        int[] columns = samePadding(x.getShape().get(3));
        try (NDArray padded = Ops.padAsymmetric(x, columns[0], columns[1], rows[0], rows[1])) {
            return Ops.conv2d(padded, weight.array(), offset, new Conv(stride, 0, 1, groups));
        }
    }

    /** TensorFlow's SAME: ceil(size / stride) outputs, the odd zero goes behind. */
    private int[] samePadding(long size) {
        int stride = geometry.stride();
        long outputs = (size + stride - 1) / stride;
        int total = (int) Math.max(0, (outputs - 1) * stride + geometry.kernel() - size);
        return new int[] {total / 2, total - total / 2};
    }
}
