package org.nadir.viewer.chart;

import java.util.Arrays;

/** The outline of the area between two thinned curves. */
final class CurveBand {
    private CurveBand() {}

    /** x and y in turn: along the lower curve to the right and along the upper one back; gaps are left out. */
    static double[] outline(double[][] low, double[][] high) {
        double[] outline = new double[2 * (low[0].length + high[0].length)];
        int size = 0;
        for (int i = 0; i < low[0].length; i++) {
            size = add(outline, size, low[0][i], low[1][i]);
        }
        for (int i = high[0].length - 1; i >= 0; i--) {
            size = add(outline, size, high[0][i], high[1][i]);
        }
        return Arrays.copyOf(outline, size);
    }

    private static int add(double[] outline, int size, double x, double y) {
        if (!Double.isFinite(y)) {
            return size;
        }
        outline[size] = x;
        outline[size + 1] = y;
        return size + 2;
    }
}
