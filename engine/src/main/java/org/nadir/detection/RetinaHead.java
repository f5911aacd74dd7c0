package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.WorkCount;
import org.nadir.nn.WorkCount.Kernel;
import org.nadir.tensor.Conv;
import org.nadir.tensor.FrozenConv;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.Scoped;

/**
 * The head of RetinaNet (Lin et al. 2017): two towers of 3 x 3 convolutions with ReLU, shared by all levels, one ending in
 * a logit per anchor and class, one in the offsets of each anchor. Names and first values are those of MMRotate's
 * RotatedRetinaHead and MMDetection's RetinaHead: weights normal with deviation 0.01, biases 0 but for the classes, which start at a score of 0.01.
 */
final class RetinaHead {
    private static final Conv SAME = Conv.of(1, 1);
    private static final double PRIOR = 0.01;

    private final List<Layer> classTower = new ArrayList<>();
    private final List<Layer> boxTower = new ArrayList<>();
    private final Layer classOutput;
    private final Layer boxOutput;
    private final Sizes sizes;

    /**
     * Sizes of a head.
     *
     * @param channels of the pyramid and of the towers
     * @param convs convolutions of a tower before its output
     * @param anchors per cell
     * @param offsets of an anchor: 5, or 4 for upright boxes
     */
    record Sizes(int channels, int convs, int anchors, int classes, int offsets) {
        void count(WorkCount count, List<WorkCount.Grid> levels) {
            for (int i = 0; i < 2 * convs; i++) {
                count.shared(NetworkPart.HEAD, levels, Kernel.of(channels, channels, 3));
            }
            count.shared(NetworkPart.HEAD, levels, Kernel.of(channels, (long) anchors * classes, 3));
            count.shared(NetworkPart.HEAD, levels, Kernel.of(channels, (long) anchors * offsets, 3));
        }
    }

    /**
     * What the head says of a batch, cells of all levels behind each other, in the order of an {@link AnchorGrid}.
     *
     * @param logits (N, A, classes)
     * @param deltas (N, A, offsets)
     * @param columns cells across of each level
     * @param rows cells down of each level
     */
    record Output(NDArray logits, NDArray deltas, int[] columns, int[] rows) {}

    private record Layer(Parameter weight, Parameter bias) {
        static Layer in(ParameterScope scope, Shape shape, double bias) {
            return new Layer(
                    scope.weight("weight", shape, Initializer.normal(0.01)),
                    scope.weight("bias", new Shape(shape.get(0)), Initializer.constant(bias)));
        }

        NDArray forward(NDArray x) {
            return Ops.conv2d(x, weight.array(), bias.array(), SAME);
        }

        FrozenConv.Layer frozen() {
            return new FrozenConv.Layer(weight.value(), bias.value());
        }
    }

    RetinaHead(ParameterScope scope, Sizes sizes) {
        this.sizes = sizes;
        Shape inner = new Shape(sizes.channels(), sizes.channels(), 3, 3);
        for (int i = 0; i < sizes.convs(); i++) {
            classTower.add(Layer.in(scope.child("cls_convs").child(i).child("conv"), inner, 0));
            boxTower.add(Layer.in(scope.child("reg_convs").child(i).child("conv"), inner, 0));
        }
        double bias = -Math.log((1 - PRIOR) / PRIOR);
        classOutput = Layer.in(
                scope.child("retina_cls"), new Shape(sizes.anchors() * sizes.classes(), sizes.channels(), 3, 3), bias);
        long offsets = (long) sizes.anchors() * sizes.offsets();
        boxOutput = Layer.in(scope.child("retina_reg"), new Shape(offsets, sizes.channels(), 3, 3), 0);
    }

    Output forward(NDList levels) {
        return forward(levels, classTower, boxTower);
    }

    /** What this head makes of the maps that the student's towers make of its pyramid on their way. */
    Output continuing(RetinaHead student, NDList levels) {
        return forward(
                levels, CrossedTower.of(student.classTower, classTower), CrossedTower.of(student.boxTower, boxTower));
    }

    /** Every weight and bias. */
    List<Parameter> parameters() {
        return branches().stream()
                .flatMap(List::stream)
                .flatMap(layer -> Stream.of(layer.weight(), layer.bias()))
                .toList();
    }

    /** This head as it is now, for as long as it does not learn. */
    FrozenRetinaHead frozen(NDManager manager) {
        return new FrozenRetinaHead(
                manager,
                sizes,
                branches().stream()
                        .map(branch -> branch.stream().map(Layer::frozen).toList())
                        .toList());
    }

    /** The layers of the classes, then those of the boxes, each up to its output. */
    private List<List<Layer>> branches() {
        List<Layer> classes = new ArrayList<>(classTower);
        classes.add(classOutput);
        List<Layer> boxes = new ArrayList<>(boxTower);
        boxes.add(boxOutput);
        return List.of(classes, boxes);
    }

    private Output forward(NDList levels, List<Layer> first, List<Layer> second) {
        NDArray logits = Scoped.keep(() -> branch(levels, first, classOutput, sizes.classes()));
        NDArray deltas = Scoped.keep(() -> branch(levels, second, boxOutput, sizes.offsets()));
        return new Output(logits, deltas, DensePlaces.columns(levels), DensePlaces.rows(levels));
    }

    private static NDArray branch(NDList levels, List<Layer> tower, Layer output, int values) {
        NDArray[] flat = new NDArray[levels.size()];
        for (int i = 0; i < flat.length; i++) {
            NDArray map = levels.get(i);
            flat[i] = Scoped.keep(() -> flatten(output.forward(climb(map, tower)), values));
        }
        return Ops.concat(flat, 1);
    }

    private static NDArray climb(NDArray map, List<Layer> tower) {
        NDArray x = map;
        for (Layer layer : tower) {
            NDArray before = x;
            x = Scoped.keep(() -> Ops.relu(layer.forward(before)));
        }
        return x;
    }

    /** (N, A values, H, W) to (N, H W A, values). */
    private static NDArray flatten(NDArray map, int values) {
        return map.transpose(0, 2, 3, 1).reshape(map.getShape().get(0), -1, values);
    }
}
