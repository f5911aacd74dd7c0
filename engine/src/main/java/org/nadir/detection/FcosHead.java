package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * The head of Rotated FCOS: two towers of 3 x 3 convolutions with group norm and ReLU, shared by all levels; the first ends in
 * a logit per class, the second in four distances, an angle and a centreness. Names, first values and the learned factors of
 * each level are those of MMRotate's RotatedFCOSHead with {@code norm_on_bbox}, {@code centerness_on_reg} and
 * {@code scale_angle}. Group norm has 32 groups, or as many of them as divide the channels.
 */
final class FcosHead {
    private static final Conv SAME = Conv.of(1, 1);
    private static final double PRIOR = 0.01;
    private static final int GROUPS = 32;

    private final List<Block> classTower = new ArrayList<>();
    private final List<Block> boxTower = new ArrayList<>();
    private final List<Parameter> scales = new ArrayList<>();
    private final Layer classOutput;
    private final Layer distanceOutput;
    private final Layer angleOutput;
    private final Layer centrenessOutput;
    private final Parameter angleScale;
    private final Sizes sizes;

    /**
     * Sizes of a head.
     *
     * @param channels of the pyramid and of the towers
     * @param convs convolutions of a tower before its output
     * @param levels of the pyramid
     */
    record Sizes(int channels, int convs, int classes, int levels) {
        void count(WorkCount count, List<WorkCount.Grid> maps) {
            for (int i = 0; i < 2 * convs; i++) {
                count.shared(NetworkPart.HEAD, maps, Kernel.of(channels, channels, 3));
                // a norm of two numbers a channel where the shared convolution counted one bias
                count.add(NetworkPart.HEAD, 0, channels);
            }
            for (int values : new int[] {classes, 4, 1, 1}) {
                count.shared(NetworkPart.HEAD, maps, Kernel.of(channels, values, 3));
            }
            count.add(NetworkPart.HEAD, 0, levels + 1L);
        }
    }

    /**
     * What the head says of a batch, cells of all levels behind each other, in the order of a {@link PointGrid}.
     *
     * @param logits (N, P, classes)
     * @param boxes (N, P, 5): distances in strides and the angle
     * @param centreness (N, P, 1), before the sigmoid
     * @param columns cells across of each level
     * @param rows cells down of each level
     */
    record Output(NDArray logits, NDArray boxes, NDArray centreness, int[] columns, int[] rows) {}

    private record Layer(Parameter weight, @Nullable Parameter bias) {
        static Layer in(ParameterScope scope, Shape shape, double bias) {
            return new Layer(
                    scope.weight("weight", shape, Initializer.normal(0.01)),
                    scope.weight("bias", new Shape(shape.get(0)), Initializer.constant(bias)));
        }

        NDArray forward(NDArray x) {
            return Ops.conv2d(x, weight.array(), bias == null ? null : bias.array(), SAME);
        }
    }

    private record Block(Layer conv, Parameter gamma, Parameter beta, int groups) {
        static Block in(ParameterScope scope, int channels) {
            Shape shape = new Shape(channels, channels, 3, 3);
            Layer conv = new Layer(scope.child("conv").weight("weight", shape, Initializer.normal(0.01)), null);
            ParameterScope norm = scope.child("gn");
            return new Block(
                    conv,
                    norm.weight("weight", new Shape(channels), Initializer.constant(1)),
                    norm.weight("bias", new Shape(channels), Initializer.constant(0)),
                    dealt(channels));
        }

        NDArray forward(NDArray x) {
            return Scoped.keep(
                    () -> Ops.reluInPlace(Ops.groupNorm(conv.forward(x), groups, gamma.array(), beta.array())));
        }
    }

    FcosHead(ParameterScope scope, Sizes sizes) {
        this.sizes = sizes;
        for (int i = 0; i < sizes.convs(); i++) {
            classTower.add(Block.in(scope.child("cls_convs").child(i), sizes.channels()));
            boxTower.add(Block.in(scope.child("reg_convs").child(i), sizes.channels()));
        }
        double bias = -Math.log((1 - PRIOR) / PRIOR);
        classOutput = Layer.in(scope.child("conv_cls"), output(sizes.classes()), bias);
        distanceOutput = Layer.in(scope.child("conv_reg"), output(4), 0);
        angleOutput = Layer.in(scope.child("conv_angle"), output(1), 0);
        centrenessOutput = Layer.in(scope.child("conv_centerness"), output(1), 0);
        for (int i = 0; i < sizes.levels(); i++) {
            scales.add(scope.child("scales").child(i).weight("scale", new Shape(), Initializer.constant(1)));
        }
        angleScale = scope.child("scale_angle").weight("scale", new Shape(), Initializer.constant(1));
    }

    private Shape output(int values) {
        return new Shape(values, sizes.channels(), 3, 3);
    }

    /** The greatest number of groups up to 32 that the channels can be dealt into evenly. */
    static int dealt(int channels) {
        int groups = GROUPS;
        while (channels % groups != 0) {
            groups /= 2;
        }
        return groups;
    }

    Output forward(NDList levels) {
        return forward(levels, classTower, boxTower);
    }

    /** What this head makes of the maps that the student's towers make of its pyramid on their way. */
    Output continuing(FcosHead student, NDList levels) {
        return forward(
                levels, CrossedTower.of(student.classTower, classTower), CrossedTower.of(student.boxTower, boxTower));
    }

    private Output forward(NDList levels, List<Block> first, List<Block> second) {
        NDArray logits = Scoped.keep(() -> {
            NDArray[] flat = new NDArray[levels.size()];
            for (int i = 0; i < flat.length; i++) {
                NDArray map = levels.get(i);
                flat[i] = Scoped.keep(() -> flatten(classOutput.forward(climb(map, first)), sizes.classes()));
            }
            return Ops.concat(flat, 1);
        });
        NDList boxes = Scoped.keepAll(() -> boxes(levels, second));
        return new Output(logits, boxes.get(0), boxes.get(1), DensePlaces.columns(levels), DensePlaces.rows(levels));
    }

    private NDList boxes(NDList levels, List<Block> tower) {
        NDArray[] boxes = new NDArray[levels.size()];
        NDArray[] centreness = new NDArray[levels.size()];
        for (int i = 0; i < boxes.length; i++) {
            NDArray map = levels.get(i);
            Parameter scale = scales.get(i);
            NDList both = Scoped.keepAll(() -> {
                NDArray x = climb(map, tower);
                NDArray distances = Ops.relu(distanceOutput.forward(x).mul(scale.array()));
                NDArray angle = angleOutput.forward(x).mul(angleScale.array());
                return new NDList(
                        flatten(Ops.concat(new NDArray[] {distances, angle}, 1), 5),
                        flatten(centrenessOutput.forward(x), 1));
            });
            boxes[i] = both.get(0);
            centreness[i] = both.get(1);
        }
        return new NDList(Ops.concat(boxes, 1), Ops.concat(centreness, 1));
    }

    private static NDArray climb(NDArray map, List<Block> tower) {
        NDArray x = map;
        for (Block block : tower) {
            x = block.forward(x);
        }
        return x;
    }

    /** (N, values, H, W) to (N, H W, values). */
    private static NDArray flatten(NDArray map, int values) {
        return map.transpose(0, 2, 3, 1).reshape(map.getShape().get(0), -1, values);
    }
}
