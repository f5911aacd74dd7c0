package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;

/**
 * The block of GCNet (Cao et al. 2019, fig. 4d) by which FGD compares relations: the mean of the cells weighted by a softmax of
 * a 1 x 1 convolution, through a bottleneck of half the channels, is added to every cell. The last convolution starts at 0,
 * so that a new block adds nothing.
 */
final class GlobalContext {
    private static final int[] CELLS = {2, 3};

    private final MapConvolution attention;
    private final MapConvolution narrow;
    private final Parameter gamma;
    private final Parameter beta;
    private final MapConvolution wide;

    GlobalContext(ParameterScope scope, int channels) {
        int inner = Math.max(1, channels / 2);
        attention = MapConvolution.in(
                scope.child("mask"), new Shape(1, channels, 1, 1), Initializer.normal(Math.sqrt(2.0 / channels)));
        narrow = MapConvolution.in(scope.child("add").child(0), new Shape(inner, channels, 1, 1));
        ParameterScope norm = scope.child("add").child(1);
        gamma = norm.weight("weight", new Shape(inner), Initializer.constant(1));
        beta = norm.weight("bias", new Shape(inner), Initializer.constant(0));
        wide = MapConvolution.in(
                scope.child("add").child(3), new Shape(channels, inner, 1, 1), Initializer.constant(0));
    }

    /** What the block adds to every cell of a map (N, C, H, W), as (N, C, 1, 1). */
    NDArray added(NDArray map) {
        NDArray logits = attention.forward(map);
        NDArray shares =
                Ops.softmax(logits.reshape(logits.getShape().get(0), -1), 1).reshape(logits.getShape());
        NDArray mean = map.mul(shares).sum(CELLS, true);
        NDArray inner = Ops.groupNorm(narrow.forward(mean), 1, gamma.array(), beta.array());
        return wide.forward(Ops.relu(inner));
    }
}
