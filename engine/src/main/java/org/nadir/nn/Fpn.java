package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.nadir.tensor.Conv;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;

/**
 * Feature pyramid (Lin et al. 2017) of five levels as MMDetection's {@code FPN} builds it, without activations. Names are
 * MMDetection's: {@code lateral_convs.0.conv.weight}, {@code fpn_convs.4.conv.bias}.
 */
public final class Fpn {
    private static final Conv POINT = Conv.of(1, 0);
    private static final Conv SMOOTH = Conv.of(1, 1);
    private static final Conv EXTRA = Conv.of(2, 1);
    private static final int OUTPUTS = 5;

    private final List<Layer> laterals = new ArrayList<>();
    private final List<Layer> outputs = new ArrayList<>();
    private final List<Integer> strides = new ArrayList<>();
    private final Levels levels;

    /** Which five levels a pyramid has and where those above P5 come from. */
    public enum Levels {
        /** {@code start_level=0, num_outs=5}: P2 to P5 from C2 to C5, P6 every other cell of P5. */
        P2_TO_P6(0),
        /**
         * {@code start_level=1, num_outs=5, add_extra_convs='on_input'}: P3 to P5 from C3 to C5, P6 a 3x3 convolution of
         * stride 2 on C5, P7 one on P6.
         */
        P3_TO_P7(1),
        /**
         * {@code start_level=1, num_outs=5, add_extra_convs='on_output', relu_before_extra_convs=True}: as the one above, but
         * P6 is made of P5 and P7 of P6 after a ReLU.
         */
        P3_TO_P7_OF_P5(1);

        private final int start;

        Levels(int start) {
            this.start = start;
        }

        /** How many levels are made of a map of the backbone: so many of its maps are read, the coarsest ones. */
        public int merged() {
            return 4 - start;
        }
    }

    private record Layer(Parameter weight, Parameter bias) {
        static Layer in(ParameterScope scope, Shape shape) {
            return new Layer(
                    scope.weight("weight", shape, Initializer.xavierUniform()),
                    scope.weight("bias", new Shape(shape.get(0)), Initializer.constant(0)));
        }

        NDArray forward(NDArray x, Conv conv) {
            return Ops.conv2d(x, weight.array(), bias.array(), conv);
        }
    }

    /** Builds the pyramid P3 to P7 with {@code channels} channels on every level. */
    public Fpn(ParameterScope scope, Backbone backbone, int channels) {
        this(scope, backbone, channels, Levels.P3_TO_P7);
    }

    /** Builds the pyramid with {@code channels} channels on every level. */
    public Fpn(ParameterScope scope, Backbone backbone, int channels, Levels levels) {
        this.levels = levels;
        List<Integer> inputs = backbone.channels();
        for (int i = 0; i < levels.merged(); i++) {
            Shape shape = new Shape(channels, inputs.get(levels.start + i), 1, 1);
            laterals.add(Layer.in(scope.child("lateral_convs").child(i).child("conv"), shape));
        }
        int convs = levels == Levels.P2_TO_P6 ? levels.merged() : OUTPUTS;
        for (int i = 0; i < convs; i++) {
            boolean ofInput = i == levels.merged() && levels == Levels.P3_TO_P7;
            Shape shape = new Shape(channels, ofInput ? inputs.get(3) : channels, 3, 3);
            outputs.add(Layer.in(scope.child("fpn_convs").child(i).child("conv"), shape));
        }
        for (int i = 0; i < OUTPUTS; i++) {
            strides.add(backbone.strides().get(levels.start) << i);
        }
    }

    /**
     * Counts the work of a pyramid on one image and gives its five maps.
     *
     * @param inputs channels of C2 to C5
     */
    public static List<WorkCount.Grid> count(WorkCount count, List<Integer> inputs, int channels, Levels levels) {
        List<WorkCount.Grid> maps = new ArrayList<>();
        WorkCount.Grid map = count.image().strided(2);
        for (int i = 0; i < 4; i++) {
            map = map.strided(2);
            if (i >= levels.start) {
                count.convBias(NetworkPart.NECK, map, WorkCount.Kernel.of(inputs.get(i), channels, 1));
                maps.add(count.convBias(NetworkPart.NECK, map, WorkCount.Kernel.of(channels, channels, 3)));
            }
        }
        for (int i = maps.size(); i < OUTPUTS; i++) {
            boolean ofInput = i == levels.merged() && levels == Levels.P3_TO_P7;
            WorkCount.Kernel kernel = WorkCount.Kernel.of(ofInput ? inputs.get(3) : channels, channels, 3)
                    .stride(2);
            map = levels == Levels.P2_TO_P6 ? map.strided(2) : count.convBias(NetworkPart.NECK, map, kernel);
            maps.add(map);
        }
        return maps;
    }

    /** Input pixels per cell of each level. */
    public List<Integer> strides() {
        return List.copyOf(strides);
    }

    /**
     * The five levels from the last maps of the backbone up to C5, the finest first; finer maps than those that are read may
     * be there or not. The inputs stay open.
     */
    public NDList forward(NDList maps) {
        int last = levels.merged() - 1;
        int first = maps.size() - levels.merged();
        NDArray[] merged = new NDArray[levels.merged()];
        for (int i = last; i >= 0; i--) {
            merged[i] = laterals.get(i).forward(maps.get(first + i), POINT);
            if (i < last) {
                merged[i] = addUpsampled(merged[i], merged[i + 1]);
            }
        }
        NDList result = new NDList(OUTPUTS);
        for (int i = 0; i <= last; i++) {
            try (NDArray map = merged[i]) {
                result.add(outputs.get(i).forward(map, SMOOTH));
            }
        }
        if (levels == Levels.P2_TO_P6) {
            result.add(Ops.maxPool2d(result.get(last), 1, 2, 0));
        } else {
            boolean ofInput = levels == Levels.P3_TO_P7;
            result.add(outputs.get(3).forward(ofInput ? maps.get(first + last) : result.get(last), EXTRA));
            result.add(ofInput ? outputs.get(4).forward(result.get(3), EXTRA) : top(result.get(3)));
        }
        return result;
    }

    private NDArray top(NDArray below) {
        try (NDArray positive = Ops.relu(below)) {
            return outputs.get(4).forward(positive, EXTRA);
        }
    }

    private static NDArray addUpsampled(NDArray fine, NDArray coarse) {
        Shape shape = fine.getShape();
        try (NDArray up = Ops.upsampleNearest(coarse, shape.get(2), shape.get(3))) {
            return fine.addi(up);
        }
    }
}
