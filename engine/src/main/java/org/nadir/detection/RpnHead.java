package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.WorkCount;
import org.nadir.nn.WorkCount.Kernel;
import org.nadir.tensor.Conv;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.Scoped;

/**
 * The region proposal network (Ren et al. 2015): a 3 x 3 convolution with ReLU, shared by all levels, and on it for every
 * anchor one logit of being an object and the offsets of a coder. Names and first values are those of MMDetection's RPNHead
 * and MMRotate's OrientedRPNHead.
 */
final class RpnHead {
    private static final Conv SAME = Conv.of(1, 1);
    private static final Conv POINT = Conv.of(1, 0);

    private final Layer shared;
    private final Layer objectness;
    private final Layer offsets;
    private final int values;

    /**
     * What the network says of a batch, cells of all levels behind each other, in the order of an {@link AnchorGrid}.
     *
     * @param logits (N, A)
     * @param deltas (N A, values of the coder)
     * @param columns cells across of each level
     * @param rows cells down of each level
     */
    record Output(NDArray logits, NDArray deltas, int[] columns, int[] rows) {
        NDList arrays() {
            return new NDList(logits, deltas);
        }
    }

    private record Layer(Parameter weight, Parameter bias) {
        static Layer in(ParameterScope scope, Shape shape) {
            return new Layer(
                    scope.weight("weight", shape, Initializer.normal(0.01)),
                    scope.weight("bias", new Shape(shape.get(0)), Initializer.constant(0)));
        }

        NDArray forward(NDArray x, Conv conv) {
            return Ops.conv2d(x, weight.array(), bias.array(), conv);
        }
    }

    RpnHead(ParameterScope scope, int channels, int anchors, int values) {
        this.values = values;
        shared = Layer.in(scope.child("rpn_conv"), new Shape(channels, channels, 3, 3));
        objectness = Layer.in(scope.child("rpn_cls"), new Shape(anchors, channels, 1, 1));
        offsets = Layer.in(scope.child("rpn_reg"), new Shape((long) anchors * values, channels, 1, 1));
    }

    static void count(WorkCount count, List<WorkCount.Grid> levels, int channels, int[] outputs) {
        count.shared(NetworkPart.HEAD, levels, Kernel.of(channels, channels, 3));
        for (int values : outputs) {
            count.shared(NetworkPart.HEAD, levels, Kernel.of(channels, values, 1));
        }
    }

    Output forward(NDList levels) {
        int count = levels.size();
        int[] columns = new int[count];
        int[] rows = new int[count];
        NDList joined = Scoped.keepAll(() -> {
            NDArray[] logits = new NDArray[count];
            NDArray[] deltas = new NDArray[count];
            for (int i = 0; i < count; i++) {
                NDArray map = levels.get(i);
                columns[i] = (int) map.getShape().get(3);
                rows[i] = (int) map.getShape().get(2);
                NDList both = Scoped.keepAll(() -> level(map));
                logits[i] = both.get(0);
                deltas[i] = both.get(1);
            }
            long images = levels.get(0).getShape().get(0);
            return new NDList(
                    Ops.concat(logits, 1).reshape(images, -1),
                    Ops.concat(deltas, 1).reshape(-1, values));
        });
        return new Output(joined.get(0), joined.get(1), columns, rows);
    }

    private NDList level(NDArray map) {
        NDArray x = Ops.relu(shared.forward(map, SAME));
        return new NDList(flatten(objectness.forward(x, POINT), 1), flatten(offsets.forward(x, POINT), values));
    }

    /** (N, A values, H, W) to (N, H W A, values). */
    private static NDArray flatten(NDArray map, int values) {
        return map.transpose(0, 2, 3, 1).reshape(map.getShape().get(0), -1, values);
    }
}
