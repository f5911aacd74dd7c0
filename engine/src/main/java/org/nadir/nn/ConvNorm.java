package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.nadir.tensor.Conv;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.Recording;

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

        boolean recorded() {
            return gamma.recorded() || beta.recorded();
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

    /** The normalised map after its activation; {@code x} stays open. */
    NDArray forward(NDArray x, Ops.Activation activation) {
        int stride = geometry.stride();
        if (!same || stride == 1) {
            return forward(x, geometry.padding(), activation);
        }
        int[] rows = samePadding(x.getShape().get(2));
        int[] columns = samePadding(x.getShape().get(3));
        try (NDArray padded = Ops.padAsymmetric(x, new Ops.Sides(columns[0], columns[1], rows[0], rows[1]))) {
            return forward(padded, 0, activation);
        }
    }

    private NDArray forward(NDArray x, int padding, Ops.Activation activation) {
        Conv conv = new Conv(geometry.stride(), padding, 1, geometry.groups());
        if (norm == null) {
            NDArray offset = bias == null ? null : bias.array();
            return activate(Ops.conv2d(x, weight.array(), offset, conv), activation);
        }
        Ops.Normed weights = new Ops.Normed(weight.array(), norm.arrays());
        if (trainNorm && norm.recorded()) {
            try (NDArray convolved = Ops.conv2d(x, weights.kernel(), null, conv)) {
                return activate(Ops.batchNormTrain(convolved, weights.norm(), MOMENTUM), activation);
            }
        }
        if (activation == Ops.Activation.RELU6 && records(x, norm)) {
            return activate(Ops.conv2dFolded(x, weights, conv, Ops.Activation.NONE), activation);
        }
        return Ops.conv2dFolded(x, weights, conv, activation);
    }

    /** Also above a part that trains, where gradients pass through frozen weights. */
    private boolean records(NDArray x, BatchNorm statistics) {
        return weight.recorded() || statistics.recorded() || Recording.recorded(x);
    }

    private static NDArray activate(NDArray x, Ops.Activation activation) {
        return switch (activation) {
            case NONE -> x;
            case RELU -> Ops.reluInPlace(x);
            case RELU6 -> {
                // in place it would keep a copy of its input for the gradient, unlike the plain form of relu
                try (x) {
                    yield Ops.relu6(x);
                }
            }
        };
    }

    /** TensorFlow's SAME: ceil(size / stride) outputs, the odd zero goes behind. */
    private int[] samePadding(long size) {
        int stride = geometry.stride();
        long outputs = (size + stride - 1) / stride;
        int total = (int) Math.max(0, (outputs - 1) * stride + geometry.kernel() - size);
        return new int[] {total / 2, total - total / 2};
    }
}
