package org.nadir.viewer.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The area that a line covers which goes up and down in nearly every pixel column. To fill its outline takes a small part
 * of the time of drawing all its strokes, and looks alike.
 */
final class CurveRibbon {
    private final double[] xs;
    private final double[] lows;
    private final double[] highs;
    private int size;

    private CurveRibbon(int most) {
        xs = new double[most];
        lows = new double[most];
        highs = new double[most];
    }

    /**
     * The outlines of the stretches between gaps, x and y in turn.
     *
     * @param xy a thinned line, by rising x
     * @param range of the x axis
     * @param columns pixels of that range
     */
    static List<double[]> outlines(double[][] xy, XRange range, int columns) {
        List<double[]> outlines = new ArrayList<>();
        CurveRibbon ribbon = new CurveRibbon(xy[0].length);
        for (int i = 0; i < xy[0].length; i++) {
            if (Double.isFinite(xy[1][i])) {
                ribbon.add(xy[0][i], xy[1][i], columns / range.length());
            } else {
                ribbon.end(outlines);
            }
        }
        ribbon.end(outlines);
        return outlines;
    }

    /** A point widens its column; the line to the first point of the next column belongs to both. */
    private void add(double x, double y, double perUnit) {
        boolean same = size > 0 && Math.floor(x * perUnit) == Math.floor(xs[size - 1] * perUnit);
        if (size > 0) {
            lows[size - 1] = Math.min(lows[size - 1], y);
            highs[size - 1] = Math.max(highs[size - 1], y);
        }
        if (!same) {
            xs[size] = x;
            lows[size] = y;
            highs[size++] = y;
        }
    }

    private void end(List<double[]> outlines) {
        if (size > 1) {
            double[] outline = new double[4 * size];
            for (int i = 0; i < size; i++) {
                outline[2 * i] = xs[i];
                outline[2 * i + 1] = lows[i];
                outline[4 * size - 2 * i - 2] = xs[i];
                outline[4 * size - 2 * i - 1] = highs[i];
            }
            outlines.add(outline);
        }
        size = 0;
    }
}
