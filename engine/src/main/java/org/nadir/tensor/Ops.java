package org.nadir.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operators that networks and losses use, with gradients where recording is on. Maps are (N, C, H, W) float32. Results
 * belong to the manager of the first argument; nothing is closed here. Semantics are PyTorch's.
 */
public final class Ops {
    /** What PyTorch adds to a variance before the root. */
    public static final double NORM_EPSILON = 1e-5;

    private Ops() {}

    /** Cross-correlation of x (N, C, H, W) with w (O, C / groups, k, k) and a bias (O) or none. */
    public static NDArray conv2d(NDArray x, NDArray w, @Nullable NDArray b, Conv conv) {
        return JniUtils.convolution(
                pt(x), pt(w), ptOrNull(b), conv.strides(), conv.paddings(), conv.dilations(), conv.groups());
    }

    /** x (N, I) times w (O, I) transposed, plus b (O) or none. */
    public static NDArray linear(NDArray x, NDArray w, @Nullable NDArray b) {
        return JniUtils.linear(pt(x), pt(w), ptOrNull(b));
    }

    /** Normalises by stored statistics, which do not move: {@code (x - mean) / sqrt(var + 1e-5) * gamma + beta}. */
    public static NDArray batchNormEval(NDArray x, Norm norm) {
        return JniUtils.batchNorm(
                pt(x), pt(norm.mean()), pt(norm.variance()), pt(norm.gamma()), pt(norm.beta()), false, 0, NORM_EPSILON);
    }

    /**
     * Normalises by the statistics of this batch and moves the stored ones in place by {@code momentum} as PyTorch does
     * (running = (1 - momentum) * running + momentum * batch, with the unbiased variance).
     */
    public static NDArray batchNormTrain(NDArray x, Norm norm, double momentum) {
        return JniUtils.batchNorm(
                pt(x),
                pt(norm.mean()),
                pt(norm.variance()),
                pt(norm.gamma()),
                pt(norm.beta()),
                true,
                momentum,
                NORM_EPSILON);
    }

    /** The four arrays (C) of a batch norm. */
    public record Norm(NDArray gamma, NDArray beta, NDArray mean, NDArray variance) {}

    /** Normalises each of {@code groups} groups of channels of each image by itself, times gamma (C) plus beta (C). */
    public static NDArray groupNorm(NDArray x, int groups, NDArray gamma, NDArray beta) {
        return TorchOps.groupNorm(x, groups, gamma, beta);
    }

    public static NDArray relu(NDArray x) {
        return JniUtils.relu(pt(x));
    }

    /** min(max(x, 0), 6). */
    public static NDArray relu6(NDArray x) {
        return TorchOps.relu6(x);
    }

    /** Overwrites x with max(x, 0) and returns it: half the memory traffic of {@link #relu} where x is not needed again. */
    public static NDArray reluInPlace(NDArray x) {
        TorchOps.inPlace("relu_", x);
        return x;
    }

    /** The kernel (O, C / groups, k, k) of a convolution and the norm behind it. */
    public record Normed(NDArray kernel, Norm norm) {}

    /** What follows a convolution. */
    public enum Activation {
        NONE("y"),
        RELU("torch.relu_(y)"),
        RELU6("torch.hardtanh_(y, 0., 6.)");

        private final String script;

        Activation(String script) {
            this.script = script;
        }

        String script() {
            return script;
        }
    }

    /**
     * Convolution, evaluated batch norm and activation in one pass over the map: equal to the three operators up to rounding,
     * also in its gradients, for which it keeps no map between convolution and norm. Strides 1 and 2, paddings 0, 1 and 3; groups follow from the shapes.
     */
    public static NDArray conv2dFolded(NDArray x, Normed weights, Conv conv, Activation activation) {
        return TorchOps.foldedConv(
                x, weights.kernel(), weights.norm(), conv.stride() + "_" + conv.padding() + "_" + activation);
    }

    public static NDArray sigmoid(NDArray x) {
        return JniUtils.sigmoid(pt(x));
    }

    public static NDArray softmax(NDArray x, int axis) {
        return JniUtils.softmax(pt(x), axis, x.getDataType());
    }

    public static NDArray logSoftmax(NDArray x, int axis) {
        return JniUtils.logSoftmax(pt(x), axis, x.getDataType());
    }

    /** Mean over the batch of minus the log probability of each row's label; logits (N, K), labels int64 (N). */
    public static NDArray crossEntropy(NDArray logits, NDArray labels) {
        NDArray logs = logSoftmax(logits, 1);
        return JniUtils.gather(pt(logs), pt(labels.expandDims(1)), 1).mean().neg();
    }

    public static NDArray maxPool2d(NDArray x, int kernel, int stride, int padding) {
        return JniUtils.maxPool(
                pt(x), new Shape(kernel, kernel), new Shape(stride, stride), new Shape(padding, padding), false);
    }

    /** Mean over the map: (N, C, H, W) to (N, C). */
    public static NDArray avgPoolGlobal(NDArray x) {
        return JniUtils.mean(pt(x.reshape(x.getShape().get(0), x.getShape().get(1), -1)), 2, false);
    }

    /** Nearest neighbour to exactly (height, width), source index = floor(index * in / out). */
    public static NDArray upsampleNearest(NDArray x, long height, long width) {
        return JniUtils.interpolate(pt(x), new long[] {height, width}, 0, false);
    }

    /** Bilinear to exactly (height, width) with half-pixel centres (align_corners false). */
    public static NDArray upsampleBilinear(NDArray x, long height, long width) {
        return JniUtils.interpolate(pt(x), new long[] {height, width}, 2, false);
    }

    /** Adds zeros around the map, each side for itself: TensorFlow's SAME pads right and bottom more. */
    public static NDArray padAsymmetric(NDArray x, Sides zeros) {
        return JniUtils.pad(pt(x), new long[] {zeros.left(), zeros.right(), zeros.top(), zeros.bottom()}, 0);
    }

    /** Cells to add on each side of a map. */
    public record Sides(int left, int right, int top, int bottom) {}

    /**
     * An array that owns its memory. What the library makes of a Java array reads a Java buffer, which is collected once
     * the array is closed, although a recorded graph may still read it: everything that a loss uses is made here.
     */
    public static NDArray constant(NDManager manager, float[] values, Shape shape) {
        return Staging.floats(manager, values, shape);
    }

    /**
     * As {@link #constant(NDManager, float[], Shape)}, of values that are written into a buffer of this thread, which is used
     * again: for large arrays, whose own buffers would wait for Java's collector by the hundred megabytes.
     */
    public static NDArray filled(NDManager manager, Shape shape, Consumer<FloatBuffer> values) {
        return Staging.filled(manager, shape, values);
    }

    /** As {@link #constant(NDManager, float[], Shape)}, int64 of shape (length). */
    public static NDArray constant(NDManager manager, long[] values) {
        return Staging.longs(manager, values);
    }

    /** x times a number. {@code x.mul(number)} would record a Java buffer that may be gone before the backward pass. */
    public static NDArray times(NDArray x, double factor) {
        try (NDArray scalar = constant(x.getManager(), new float[] {(float) factor}, new Shape())) {
            return x.mul(scalar);
        }
    }

    /** max(x, bound) by element, for recorded arrays; gradient where x is larger, half of it where they are equal. */
    public static NDArray atLeast(NDArray x, double bound) {
        try (NDArray scalar = constant(x.getManager(), new float[] {(float) bound}, new Shape())) {
            return x.maximum(scalar);
        }
    }

    /** min(x, bound) by element, for recorded arrays; gradient where x is smaller, half of it where they are equal. */
    public static NDArray atMost(NDArray x, double bound) {
        try (NDArray scalar = constant(x.getManager(), new float[] {(float) bound}, new Shape())) {
            return x.minimum(scalar);
        }
    }

    /** Rows of x (N, ...) by index; the gradient is added back to the rows. */
    public static NDArray selectRows(NDArray x, int[] rows) {
        long[] index = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            index[i] = rows[i];
        }
        return selectRows(x, constant(x.getManager(), index));
    }

    /** Rows of x (N, ...) by an int64 index array (M). */
    public static NDArray selectRows(NDArray x, NDArray rows) {
        return TorchOps.indexSelect(x, rows);
    }

    /**
     * A sparse matrix by rows times a dense one: row i of the result is the sum of {@code weights[k]} times row
     * {@code rows[k]} of the table (M, C) for k from {@code starts[i]} up to the next start, zero where that is none. The
     * gradient goes to the table.
     */
    public static NDArray weightedSums(NDArray table, Sums sums) {
        return TorchOps.weightedSums(table, sums);
    }

    /**
     * What to add up: rows (K) int64, starts (N) int64 not falling and at most K, weights (K) float32, all on the device of
     * the table.
     */
    public record Sums(NDArray rows, NDArray starts, NDArray weights) {}

    /** How often arrays were written to in place, all together: unchanged as long as they are. */
    public static long writes(List<NDArray> arrays) {
        return TorchOps.writes(arrays);
    }

    /** What goes on of a slope by max(x, 0) to x, of which only the maximum is known; nothing is recorded. */
    public static NDArray reluSlope(NDArray slope, NDArray maximum) {
        return TorchOps.reluSlope(slope, maximum);
    }

    /**
     * The same map with the channels of a cell side by side in memory; x itself when it is so already. Convolutions run on
     * this layout without rearranging their input and output, and hand it on to what follows.
     */
    static NDArray channelsLast(NDArray x) {
        return TorchOps.channelsLast(x);
    }

    /**
     * The values of a float32 array in row-major order, copied to the Java heap. DJL's own {@code toFloatArray} never frees
     * the copy that it makes of an array whose values do not lie in that order: a channels-last map, a transpose, a slice.
     */
    public static float[] values(NDArray x) {
        try (NDArray ordered = TorchOps.contiguous(x)) {
            return ordered.toFloatArray();
        }
    }

    public static NDArray concat(NDArray[] parts, int axis) {
        return NDArrays.concat(new ai.djl.ndarray.NDList(parts), axis);
    }

    static PtNDArray pt(NDArray array) {
        return (PtNDArray) array;
    }

    private static @Nullable PtNDArray ptOrNull(@Nullable NDArray array) {
        return (PtNDArray) array;
    }
}
