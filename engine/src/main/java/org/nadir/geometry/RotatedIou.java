package org.nadir.geometry;

import java.util.stream.IntStream;

/**
 * Intersection over union of oriented boxes by exact clipping in double precision. Pure functions, safe from any thread.
 *
 * <p>Packed boxes are (cx, cy, width, height, angle) in pixels and radians, n after each other; they need not be in le90.
 * A packed box with a side not above zero or a value that is not finite has IoU 0 with everything, itself included.
 */
public final class RotatedIou {
    private static final int PAIRS_WORTH_A_THREAD = 20_000;

    private RotatedIou() {}

    /** IoU in [0, 1] of two boxes. */
    public static double of(OrientedBox a, OrientedBox b) {
        return new RectangleOverlap(BoxTable.of(a), 0).iou(BoxTable.of(b).values(), 0);
    }

    /**
     * IoU of every box of {@code a} with every box of {@code b}: n x m values, a row for each box of {@code a}. Large
     * matrices are shared out over the common pool; the result does not depend on the number of threads.
     */
    public static float[] matrix(float[] a, float[] b) {
        return fill(a, b, true);
    }

    /** {@link #matrix} without other threads, for callers that already run in parallel. */
    public static float[] matrixOnThisThread(float[] a, float[] b) {
        return fill(a, b, false);
    }

    private static float[] fill(float[] a, float[] b, boolean shared) {
        BoxTable first = BoxTable.of(a);
        BoxTable second = BoxTable.of(b);
        int rows = first.size();
        int columns = second.size();
        float[] result = new float[Math.multiplyExact(rows, columns)];
        IntStream range = IntStream.range(0, rows);
        if (shared && result.length > PAIRS_WORTH_A_THREAD) {
            range = range.parallel();
        }
        range.forEach(row -> row(first, row, second, result));
        return result;
    }

    private static void row(BoxTable a, int row, BoxTable b, float[] result) {
        double[] others = b.values();
        int columns = b.size();
        RectangleOverlap overlap = new RectangleOverlap(a, row);
        int at = row * columns;
        for (int column = 0, j = 0; column < columns; column++, j += BoxTable.STRIDE) {
            result[at + column] = (float) overlap.iou(others, j);
        }
    }
}
