package org.nadir.geometry;

import java.util.Arrays;

/** Cuts polygons by an axis-aligned rectangle (Sutherland and Hodgman, 1974). Pure functions, safe from any thread. */
public final class PolygonClip {
    private PolygonClip() {}

    /**
     * The part of a convex polygon inside the rectangle as x0, y0, x1, y1 ..; empty when they do not meet. Touching parts
     * may come back as points or lines of no area.
     */
    public static double[] inside(double[] xy, Bounds bounds) {
        double[] part = halfPlane(xy, 0, bounds.minX(), 1);
        part = halfPlane(part, 0, bounds.maxX(), -1);
        part = halfPlane(part, 1, bounds.minY(), 1);
        return halfPlane(part, 1, bounds.maxY(), -1);
    }

    /** The area of a simple polygon by the shoelace formula, relative to its first point to save digits. */
    public static double area(double[] xy) {
        double sum = 0;
        for (int i = 2; i + 3 < xy.length; i += 2) {
            sum += (xy[i] - xy[0]) * (xy[i + 3] - xy[1]) - (xy[i + 2] - xy[0]) * (xy[i + 1] - xy[1]);
        }
        return Math.abs(sum) / 2;
    }

    private static double[] halfPlane(double[] xy, int axis, double limit, int side) {
        double[] result = new double[xy.length * 2 + 4];
        int size = 0;
        for (int i = 0; i < xy.length; i += 2) {
            int j = (i + 2) % xy.length;
            double here = side * (xy[i + axis] - limit);
            double there = side * (xy[j + axis] - limit);
            if (here >= 0) {
                result[size++] = xy[i];
                result[size++] = xy[i + 1];
            }
            if (here > 0 && there < 0 || here < 0 && there > 0) {
                double t = here / (here - there);
                result[size + axis] = limit;
                result[size + 1 - axis] = xy[i + 1 - axis] + t * (xy[j + 1 - axis] - xy[i + 1 - axis]);
                size += 2;
            }
        }
        return Arrays.copyOf(result, size);
    }
}
