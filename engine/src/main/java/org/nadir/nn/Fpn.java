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
 * Feature pyramid (Lin et al. 2017) as MMDetection's {@code FPN(start_level=1, num_outs=5, add_extra_convs='on_input')}:
 * P3 to P5 from C3 to C5, P6 a 3x3 convolution of stride 2 on C5, P7 one on P6, without activation between them. Names are
 * MMDetection's: {@code lateral_convs.0.conv.weight}, {@code fpn_convs.4.conv.bias}.
 */
public final class Fpn {
    private static final Conv POINT = Conv.of(1, 0);
    private static final Conv SMOOTH = Conv.of(1, 1);
    private static final Conv EXTRA = Conv.of(2, 1);

    private final List<Layer> laterals = new ArrayList<>();
    private final List<Layer> outputs = new ArrayList<>();
    private final List<Integer> strides;

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

    /** Builds the pyramid on a backbone's C3 to C5 with {@code channels} channels on every level. */
    public Fpn(ParameterScope scope, Backbone backbone, int channels) {
        List<Integer> inputs = backbone.channels().subList(1, 4);
        for (int i = 0; i < 3; i++) {
            Shape shape = new Shape(channels, inputs.get(i), 1, 1);
            laterals.add(Layer.in(scope.child("lateral_convs").child(i).child("conv"), shape));
        }
        for (int i = 0; i < 5; i++) {
            Shape shape = new Shape(channels, i == 3 ? inputs.get(2) : channels, 3, 3);
            outputs.add(Layer.in(scope.child("fpn_convs").child(i).child("conv"), shape));
        }
        int first = backbone.strides().get(1);
        this.strides = List.of(first, first * 2, first * 4, first * 8, first * 16);
    }

    /** Input pixels per cell of P3 to P7. */
    public List<Integer> strides() {
        return strides;
    }

    /** P3 to P7 from the backbone's C2 to C5; the inputs stay open. */
    public NDList forward(NDList maps) {
        NDArray top = maps.get(3);
        NDArray[] merged = new NDArray[3];
        for (int i = 2; i >= 0; i--) {
            merged[i] = laterals.get(i).forward(maps.get(i + 1), POINT);
            if (i < 2) {
                merged[i] = addUpsampled(merged[i], merged[i + 1]);
            }
        }
        NDList levels = new NDList(5);
        for (int i = 0; i < 3; i++) {
            try (NDArray map = merged[i]) {
                levels.add(outputs.get(i).forward(map, SMOOTH));
            }
        }
        levels.add(outputs.get(3).forward(top, EXTRA));
        levels.add(outputs.get(4).forward(levels.get(3), EXTRA));
        return levels;
    }

    private static NDArray addUpsampled(NDArray fine, NDArray coarse) {
        Shape shape = fine.getShape();
        try (NDArray up = Ops.upsampleNearest(coarse, shape.get(2), shape.get(3))) {
            return fine.addi(up);
        }
    }
}
