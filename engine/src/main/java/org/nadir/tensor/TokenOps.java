package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The operators of attention networks, with gradients where recording is on. Tokens are (N, ..., C) float32 with the
 * channels last. Results belong to the manager of the first argument; nothing is closed here. Semantics are PyTorch's.
 */
public final class TokenOps {
    private TokenOps() {}

    /** Normalises the last axis of x (..., C) to mean 0 and deviation 1, times gamma (C) plus beta (C). */
    public static NDArray layerNorm(NDArray x, NDArray gamma, NDArray beta) {
        Shape last = new Shape(x.getShape().get(x.getShape().dimension() - 1));
        return JniUtils.layerNorm(Ops.pt(x), last, Ops.pt(gamma), Ops.pt(beta), Ops.NORM_EPSILON);
    }

    /** x times the standard normal distribution function at x, without approximation. */
    public static NDArray gelu(NDArray x) {
        return JniUtils.gelu(Ops.pt(x));
    }

    /** Moves a map of tokens (N, H, W, C) cyclically down and right; negative numbers up and left. */
    public static NDArray roll(NDArray x, int down, int right) {
        return TorchOps.roll(x, down, right);
    }

    /** Adds zeros to a map of tokens (N, H, W, C) on the right and below. */
    public static NDArray pad(NDArray x, int right, int bottom) {
        return JniUtils.pad(Ops.pt(x), new long[] {0, 0, 0, right, 0, bottom}, 0);
    }

    /** The upper left corner (N, height, width, C) of a map of tokens. */
    public static NDArray crop(NDArray x, long height, long width) {
        try (NDArray rows = JniUtils.slice(Ops.pt(x), 1, 0, height, 1)) {
            return JniUtils.slice(Ops.pt(rows), 2, 0, width, 1);
        }
    }

    /**
     * {@code softmax(q kᵀ / sqrt(d) + bias) v} of q, k, v (B, heads, tokens, d); the bias is broadcast to (B, heads, tokens,
     * tokens) and may be recorded too.
     */
    public static NDArray attention(NDArray q, NDArray k, NDArray v, NDArray bias) {
        return TorchOps.attention(q, k, v, bias);
    }
}
