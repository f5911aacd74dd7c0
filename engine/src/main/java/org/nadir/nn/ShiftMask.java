package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.nadir.tensor.Ops;

/**
 * Which tokens of a window may look at each other after a cyclic shift: those that were neighbours before it. Holds the
 * array of the last size asked for, shared by the blocks of a stage; one thread.
 */
final class ShiftMask {
    /** What is added to the attention of strangers, as in the reference: softmax makes zero of it. */
    private static final float STRANGERS = -100;

    private final int window;
    private @Nullable Layout layout;
    private @Nullable NDArray held;

    /**
     * A map cut into windows.
     *
     * @param rows height in tokens, a multiple of the window
     * @param columns width in tokens, a multiple of the window
     * @param down by how much the map was moved up
     * @param right by how much it was moved to the left
     */
    record Layout(int rows, int columns, int down, int right) {}

    ShiftMask(int window) {
        this.window = window;
    }

    /** (windows, 1, tokens, tokens) of 0 and -100 in the memory of {@code manager}, which outlives single passes. */
    NDArray of(Layout wanted, NDManager manager) {
        NDArray known = held;
        if (known != null && wanted.equals(layout)) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        int tokens = window * window;
        int windows = wanted.rows() / window * (wanted.columns() / window);
        NDArray fresh = Ops.constant(manager, values(wanted), new Shape(windows, 1, tokens, tokens));
        // it stays for later passes, whatever scope the first one was made in
        NDScope.unregister(fresh);
        layout = wanted;
        held = fresh;
        return fresh;
    }

    float[] values(Layout layout) {
        int tokens = window * window;
        int across = layout.columns() / window;
        int windows = layout.rows() / window * across;
        float[] values = new float[windows * tokens * tokens];
        int[] region = new int[tokens];
        for (int w = 0; w < windows; w++) {
            for (int t = 0; t < tokens; t++) {
                int row = w / across * window + t / window;
                int column = w % across * window + t % window;
                region[t] =
                        3 * piece(row, layout.rows(), layout.down()) + piece(column, layout.columns(), layout.right());
            }
            for (int i = 0; i < tokens * tokens; i++) {
                boolean strangers = region[i / tokens] != region[i % tokens];
                values[w * tokens * tokens + i] = strangers ? STRANGERS : 0;
            }
        }
        return values;
    }

    /** 0 away from the seam, 1 before it, 2 behind it: what came from the other end of the map. */
    private int piece(int at, int length, int shift) {
        if (shift == 0 || at < length - window) {
            return 0;
        }
        return at < length - shift ? 1 : 2;
    }
}
