package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.WorkCount;
import org.nadir.nn.WorkCount.Kernel;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.Scoped;

/**
 * The second stage: two fully connected layers with ReLU, then a logit for every class and the background, which comes last,
 * and the offsets of a coder, for all classes together or for each. Names and first values are those of MMRotate's
 * RotatedShared2FCBBoxHead.
 */
final class RoiHead {
    private final Layer first;
    private final Layer second;
    private final Layer classes;
    private final Layer offsets;

    /**
     * Sizes of a head.
     *
     * @param channels of the pyramid; the hidden layers are four times as wide (1024 in MMRotate)
     * @param classes without the background
     * @param offsets numbers that are regressed: those of the coder, or that many for each class
     */
    record Sizes(int channels, int classes, int offsets) {
        int hidden() {
            return 4 * channels;
        }

        void count(WorkCount count, int regions) {
            long hidden = hidden();
            count.linear(NetworkPart.HEAD, regions, Kernel.of((long) BinWeights.BINS * channels, hidden, 1));
            count.linear(NetworkPart.HEAD, regions, Kernel.of(hidden, hidden, 1));
            count.linear(NetworkPart.HEAD, regions, Kernel.of(hidden, classes + 1L, 1));
            count.linear(NetworkPart.HEAD, regions, Kernel.of(hidden, offsets, 1));
        }
    }

    private record Layer(Parameter weight, Parameter bias) {
        static Layer in(ParameterScope scope, Shape shape, Initializer first) {
            return new Layer(
                    scope.weight("weight", shape, first),
                    scope.weight("bias", new Shape(shape.get(0)), Initializer.constant(0)));
        }

        NDArray forward(NDArray x) {
            return Ops.linear(x, weight.array(), bias.array());
        }
    }

    RoiHead(ParameterScope scope, Sizes sizes) {
        int hidden = sizes.hidden();
        ParameterScope shared = scope.child("shared_fcs");
        Initializer xavier = Initializer.xavierUniform();
        first = Layer.in(shared.child(0), new Shape(hidden, (long) BinWeights.BINS * sizes.channels()), xavier);
        second = Layer.in(shared.child(1), new Shape(hidden, hidden), xavier);
        classes = Layer.in(scope.child("fc_cls"), new Shape(sizes.classes() + 1L, hidden), Initializer.normal(0.01));
        offsets = Layer.in(scope.child("fc_reg"), new Shape(sizes.offsets(), hidden), Initializer.normal(0.001));
    }

    /** Logits (R, classes + 1) and offsets (R, offsets) of region features (R, C 49). */
    NDList forward(NDArray features) {
        return continuing(this, features);
    }

    /** The same from what the student's first hidden layer makes of its region features. */
    NDList continuing(RoiHead student, NDArray features) {
        return Scoped.keepAll(() -> {
            NDArray hidden = Ops.relu(second.forward(Ops.relu(student.first.forward(features))));
            return new NDList(classes.forward(hidden), offsets.forward(hidden));
        });
    }
}
