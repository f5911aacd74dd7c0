package org.nadir.viewer.chart;

import java.util.function.IntToDoubleFunction;

/**
 * Points of a curve as they were at one moment, by rising x. Immutable in what it shows; safe from any thread.
 *
 * @param xs x of a point by its index
 * @param values y of the points; only the first {@code size} count
 * @param size number of points
 */
record CurvePoints(IntToDoubleFunction xs, float[] values, int size) {
    double x(int index) {
        return xs.applyAsDouble(index);
    }

    double y(int index) {
        return values[index];
    }

    /** Index of the first point whose x is at least this; {@code size} when there is none. */
    int firstAtOrAfter(double x) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x(middle) < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Index of the point nearest to an x; -1 when there are no points. */
    int nearest(double x) {
        int after = firstAtOrAfter(x);
        if (after == 0 || after == size) {
            return after == size ? size - 1 : 0;
        }
        return x - x(after - 1) <= x(after) - x ? after - 1 : after;
    }
}
