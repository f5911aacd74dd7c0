package org.nadir.geometry;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The convex hull of points by Andrew's monotone chain; collinear and repeated points are left out. */
final class ConvexHull {
    private ConvexHull() {}

    /**
     * The hull clockwise on screen (y down), beginning with the earliest of the given points that lies on it; fewer than
     * three points when they all lie on a line.
     *
     * @param xy x0, y0, x1, y1 ..
     */
    static double[] of(double[] xy) {
        int n = xy.length / 2;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> xy[2 * i])
                        .thenComparingDouble(i -> xy[2 * i + 1])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        Chain chain = new Chain(xy);
        for (int k = 0; k < n; k++) {
            chain.push(order[k]);
        }
        chain.floor = Math.max(0, chain.size - 1);
        for (int k = n - 2; k >= 0; k--) {
            chain.push(order[k]);
        }
        // the first point has come round again at the end
        return fromFirst(Arrays.copyOf(chain.points, Math.max(0, chain.size - 1)), xy);
    }

    /** The hull so far; points below the floor stay. */
    private static final class Chain {
        private final double[] xy;
        private final int[] points;
        private int size;
        private int floor;

        Chain(double[] xy) {
            this.xy = xy;
            this.points = new int[xy.length + 1];
        }

        void push(int point) {
            while (size >= floor + 2 && turn(xy, points[size - 2], points[size - 1], point) <= 0) {
                size--;
            }
            points[size++] = point;
        }
    }

    private static double turn(double[] xy, int a, int b, int c) {
        return (xy[2 * b] - xy[2 * a]) * (xy[2 * c + 1] - xy[2 * a + 1])
                - (xy[2 * b + 1] - xy[2 * a + 1]) * (xy[2 * c] - xy[2 * a]);
    }

    private static double[] fromFirst(int[] hull, double[] xy) {
        int start = 0;
        for (int k = 1; k < hull.length; k++) {
            if (hull[k] < hull[start]) {
                start = k;
            }
        }
        double[] points = new double[2 * hull.length];
        for (int k = 0; k < hull.length; k++) {
            int point = hull[(start + k) % hull.length];
            points[2 * k] = xy[2 * point];
            points[2 * k + 1] = xy[2 * point + 1];
        }
        return points;
    }
}
