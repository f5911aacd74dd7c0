package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Ops;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Scoped;
import org.nadir.tensor.TokenOps;

/**
 * A block of a Swin transformer: window attention and a two-layer perceptron, each behind a norm and added to what came in.
 * In a training step each image loses each of the two branches with the drop rate, and the kept ones are scaled up (stochastic
 * depth, Huang et al. 2016, by image as torchvision's mode {@code row}), whether the block trains at the time or not: DBF
 * freezes weights, not the noise.
 */
final class SwinBlock {
    private static final int WIDENING = 4;

    private final LayerNorm firstNorm;
    private final WindowAttention attention;
    private final LayerNorm secondNorm;
    private final Linear widen;
    private final Linear narrow;
    private final Drop drop;

    /** Share of dropped branches and where the numbers come from. */
    record Drop(double rate, RandomStream random) {}

    SwinBlock(ParameterScope scope, WindowAttention.Sizes sizes, ShiftMask mask, Drop drop) {
        int channels = sizes.channels();
        this.drop = drop;
        this.firstNorm = LayerNorm.in(scope.child("norm1"), channels);
        this.attention = new WindowAttention(scope.child("attn"), sizes, mask);
        this.secondNorm = LayerNorm.in(scope.child("norm2"), channels);
        this.widen = Linear.in(scope.child("mlp").child(0), channels, (long) WIDENING * channels);
        this.narrow = Linear.in(scope.child("mlp").child(3), (long) WIDENING * channels, channels);
    }

    /** Tokens (N, H, W, C) to tokens (N, H, W, C); the input stays open. */
    NDArray forward(NDArray x) {
        NDArray attended = Scoped.keep(() -> x.add(kept(attention.forward(firstNorm.forward(x)))));
        try (attended) {
            return Scoped.keep(() ->
                    attended.add(kept(narrow.forward(TokenOps.gelu(widen.forward(secondNorm.forward(attended)))))));
        }
    }

    private NDArray kept(NDArray branch) {
        if (drop.rate() == 0 || !Recording.openHere()) {
            return branch;
        }
        float[] factors = new float[(int) branch.getShape().get(0)];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = drop.random().nextDouble() < drop.rate() ? 0 : (float) (1 / (1 - drop.rate()));
        }
        return branch.mul(Ops.constant(branch.getManager(), factors, new Shape(factors.length, 1, 1, 1)));
    }
}
