package org.nadir.viewer.chart;

import java.util.Arrays;

/**
 * Points of a curve thinned to what a plot can show: the lowest and the highest point of each pixel column, in their
 * order, so that no spike is lost however many points there are. A gap (a value that is not finite) stays a gap.
 */
final class Decimation {
    private final CurvePoints points;
    private double[] xs = new double[512];
    private double[] ys = new double[512];
    private int size;

    private Decimation(CurvePoints points) {
        this.points = points;
    }

    /** The points in a range, with one neighbour on each side so that lines run to the border; shape 2 x n. */
    static double[][] of(CurvePoints points, XRange range, int columns) {
        return new Decimation(points).thinned(range, columns);
    }

    private double[][] thinned(XRange range, int columns) {
        int first = Math.max(0, points.firstAtOrAfter(range.from()) - 1);
        int last = Math.min(points.size() - 1, points.firstAtOrAfter(Math.nextUp(range.to())));
        double perUnit = columns / range.length();
        int from = first;
        while (from <= last) {
            long column = column(from, range, perUnit);
            int to = from + 1;
            while (to <= last && column(to, range, perUnit) == column) {
                to++;
            }
            addColumn(from, to);
            from = to;
        }
        return new double[][] {Arrays.copyOf(xs, size), Arrays.copyOf(ys, size)};
    }

    private long column(int index, XRange range, double perUnit) {
        return (long) Math.floor((points.x(index) - range.from()) * perUnit);
    }

    private void addColumn(int from, int to) {
        int low = -1;
        int high = -1;
        for (int i = from; i < to; i++) {
            double y = points.y(i);
            if (Double.isFinite(y)) {
                low = low < 0 || y < points.y(low) ? i : low;
                high = high < 0 || y > points.y(high) ? i : high;
            }
        }
        if (low < 0) {
            add(points.x(from), Double.NaN);
        } else {
            add(points.x(Math.min(low, high)), points.y(Math.min(low, high)));
            if (low != high) {
                add(points.x(Math.max(low, high)), points.y(Math.max(low, high)));
            }
        }
    }

    private void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }
}
