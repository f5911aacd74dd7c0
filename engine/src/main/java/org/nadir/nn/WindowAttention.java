package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Initializer;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterScope;
import org.nadir.tensor.TokenOps;

/**
 * Attention among the tokens of square windows with a learned bias by relative position (Liu et al. 2021, section 3.2),
 * as torchvision computes it: the map is padded to whole windows, and not shifted along a side that is one window long.
 */
final class WindowAttention {
    private final Sizes sizes;
    private final Linear qkv;
    private final Linear out;
    private final Parameter table;
    private final NDArray positions;
    private final ShiftMask mask;

    /** Channels, heads, side of a window in tokens and by how many tokens the windows are moved. */
    record Sizes(int channels, int heads, int window, int shift) {}

    /** How the tokens of a pass lie: images, and the map before and after padding. */
    private record Frame(long images, int height, int width, ShiftMask.Layout padded) {}

    WindowAttention(ParameterScope scope, Sizes sizes, ShiftMask mask) {
        this.sizes = sizes;
        this.mask = mask;
        int channels = sizes.channels();
        int reach = 2 * sizes.window() - 1;
        this.qkv = Linear.in(scope.child("qkv"), channels, 3L * channels);
        this.out = Linear.in(scope.child("proj"), channels, channels);
        this.table = scope.weight(
                "relative_position_bias_table",
                new Shape((long) reach * reach, sizes.heads()),
                Initializer.normal(0.02));
        this.positions = Ops.constant(table.value().getManager(), relativePositions(sizes.window()));
    }

    /** Row of the bias table for each pair of tokens of a window. */
    static long[] relativePositions(int window) {
        int tokens = window * window;
        long[] rows = new long[tokens * tokens];
        for (int i = 0; i < rows.length; i++) {
            int from = i / tokens;
            int to = i % tokens;
            int down = from / window - to / window + window - 1;
            int right = from % window - to % window + window - 1;
            rows[i] = (long) down * (2 * window - 1) + right;
        }
        return rows;
    }

    /** Tokens (N, H, W, C) to tokens (N, H, W, C). */
    NDArray forward(NDArray x) {
        Frame frame = frame(x.getShape());
        ShiftMask.Layout layout = frame.padded();
        boolean shifted = layout.down() + layout.right() > 0;
        NDArray padded = TokenOps.pad(x, layout.columns() - frame.width(), layout.rows() - frame.height());
        NDArray moved = shifted ? TokenOps.roll(padded, -layout.down(), -layout.right()) : padded;
        NDArray attended = attend(windows(moved, frame), bias(layout, shifted));
        NDArray map = out.forward(assembled(attended, frame));
        NDArray back = shifted ? TokenOps.roll(map, layout.down(), layout.right()) : map;
        return TokenOps.crop(back, frame.height(), frame.width());
    }

    private Frame frame(Shape shape) {
        int height = (int) shape.get(1);
        int width = (int) shape.get(2);
        int window = sizes.window();
        int rows = (height + window - 1) / window * window;
        int columns = (width + window - 1) / window * window;
        int down = rows > window ? sizes.shift() : 0;
        int right = columns > window ? sizes.shift() : 0;
        return new Frame(shape.get(0), height, width, new ShiftMask.Layout(rows, columns, down, right));
    }

    /** (N, H, W, C) to (N, windows, tokens, C). */
    private NDArray windows(NDArray map, Frame frame) {
        int window = sizes.window();
        long down = frame.padded().rows() / window;
        long across = frame.padded().columns() / window;
        return map.reshape(frame.images(), down, window, across, window, sizes.channels())
                .transpose(0, 1, 3, 2, 4, 5)
                .reshape(frame.images(), down * across, (long) window * window, sizes.channels());
    }

    /** (N, windows, tokens, C) to (N, H, W, C). */
    private NDArray assembled(NDArray tokens, Frame frame) {
        int window = sizes.window();
        ShiftMask.Layout layout = frame.padded();
        return tokens.reshape(
                        frame.images(),
                        layout.rows() / window,
                        layout.columns() / window,
                        window,
                        window,
                        sizes.channels())
                .transpose(0, 1, 3, 2, 4, 5)
                .reshape(frame.images(), layout.rows(), layout.columns(), sizes.channels());
    }

    private NDArray attend(NDArray windows, NDArray bias) {
        NDList parts = qkv.forward(windows).split(3, 3);
        NDArray attended = TokenOps.attention(heads(parts.get(0)), heads(parts.get(1)), heads(parts.get(2)), bias);
        return attended.transpose(0, 1, 3, 2, 4).reshape(windows.getShape());
    }

    /** (N, windows, tokens, C) to (N, windows, heads, tokens, C / heads). */
    private NDArray heads(NDArray tokens) {
        Shape shape = tokens.getShape();
        return tokens.reshape(shape.get(0), shape.get(1), shape.get(2), sizes.heads(), sizes.channels() / sizes.heads())
                .transpose(0, 1, 3, 2, 4);
    }

    /** (1 or windows, heads, tokens, tokens), broadcast over the images. */
    private NDArray bias(ShiftMask.Layout layout, boolean shifted) {
        long tokens = (long) sizes.window() * sizes.window();
        NDArray relative = Ops.selectRows(table.array(), positions)
                .reshape(tokens, tokens, sizes.heads())
                .transpose(2, 0, 1)
                .expandDims(0);
        return shifted ? relative.add(mask.of(layout, table.value().getManager())) : relative;
    }
}
