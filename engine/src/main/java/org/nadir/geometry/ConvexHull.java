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
        int[] hull = new int[2 * n + 1];
        int size = 0;
        for (int k = 0; k < n; k++) {
            size = push(hull, size, 0, order[k], xy);
        }
        int floor = Math.max(0, size - 1);
        for (int k = n - 2; k >= 0; k--) {
            size = push(hull, size, floor, order[k], xy);
        }
        return fromFirst(Arrays.copyOf(hull, Math.max(0, size - 1)), xy);
    }

    private static int push(int[] hull, int size, int floor, int point, double[] xy) {
        int top = size;
        while (top >= floor + 2 && turn(xy, hull[top - 2], hull[top - 1], point) <= 0) {
            top--;
        }
        hull[top] = point;
        return top + 1;
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
