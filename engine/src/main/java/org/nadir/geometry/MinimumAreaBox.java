package org.nadir.geometry;

/**
 * The oriented box of least area around points, by rotating calipers on their convex hull: one side of it lies on an
 * edge of the hull (Freeman and Shapira, 1975). Pure function, safe from any thread.
 */
public final class MinimumAreaBox {
    /** Areas and sides closer than this share are taken as equal, so that rounding does not pick another edge. */
    private static final double SAME = 1e-9;

    private MinimumAreaBox() {}

    /**
     * The box around any polygon or cloud of points. The corners of a rectangle give that rectangle; where several edges
     * give the same area, the first in the order of the points wins.
     *
     * @param xy x0, y0, x1, y1 .. in pixels, at least three points
     * @throws IllegalArgumentException when a coordinate is not finite or the points lie on a line
     */
    public static OrientedBox of(double[] xy) {
        if (xy.length % 2 != 0 || xy.length < 6) {
            throw new IllegalArgumentException("A polygon has at least three points, found " + xy.length + " numbers");
        }
        double scale = 0;
        for (double value : xy) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("Not a finite coordinate: " + value);
            }
            scale = Math.max(scale, Math.abs(value));
        }
        double[] hull = ConvexHull.of(xy);
        if (hull.length < 6) {
            throw new IllegalArgumentException("The points lie on a line: the area is 0");
        }
        return new Calipers(hull, scale).smallest();
    }

    /** The four supporting points that travel round the hull together. */
    private static final class Calipers {
        private final double[] hull;
        private final int size;
        private final double scale;
        private int right;
        private int far;
        private int left;

        Calipers(double[] hull, double scale) {
            this.hull = hull;
            this.size = hull.length / 2;
            this.scale = scale;
        }

        OrientedBox smallest() {
            double least = Double.POSITIVE_INFINITY;
            double[] best = new double[4];
            for (int edge = 0; edge < size; edge++) {
                double[] sides = around(edge);
                double area = sides[2] * sides[3];
                if (area < least * (1 - SAME)) {
                    least = area;
                    best = sides;
                }
            }
            return box(best);
        }

        /** Direction (x, y) and sides of the box along an edge, found by moving the supporting points on. */
        private double[] around(int edge) {
            int next = (edge + 1) % size;
            double dx = hull[2 * next] - hull[2 * edge];
            double dy = hull[2 * next + 1] - hull[2 * edge + 1];
            double length = Math.hypot(dx, dy);
            double ux = dx / length;
            double uy = dy / length;
            right = climb(edge == 0 ? next : right, ux, uy);
            far = climb(edge == 0 ? right : far, -uy, ux);
            left = climb(edge == 0 ? far : left, -ux, -uy);
            double along = dot(right, ux, uy) - dot(left, ux, uy);
            double across = dot(far, -uy, ux) - dot(edge, -uy, ux);
            return new double[] {ux, uy, along, across};
        }

        private int climb(int from, double ux, double uy) {
            int point = from;
            for (int step = 0; step < size; step++) {
                int next = (point + 1) % size;
                if (!(dot(next, ux, uy) > dot(point, ux, uy))) {
                    break;
                }
                point = next;
            }
            return point;
        }

        private double dot(int point, double ux, double uy) {
            int p = 2 * (point % size);
            return (hull[p] - hull[0]) * ux + (hull[p + 1] - hull[1]) * uy;
        }

        private OrientedBox box(double[] sides) {
            double ux = sides[0];
            double uy = sides[1];
            double leastAlong = Double.POSITIVE_INFINITY;
            double leastAcross = Double.POSITIVE_INFINITY;
            for (int point = 0; point < size; point++) {
                leastAlong = Math.min(leastAlong, dot(point, ux, uy));
                leastAcross = Math.min(leastAcross, dot(point, -uy, ux));
            }
            double width = sides[2];
            double height = sides[3];
            if (!(Math.min(width, height) > scale * 1e-14)) {
                throw new IllegalArgumentException("The points lie on a line: the area is 0");
            }
            if (Math.abs(width - height) <= SAME * width) {
                width = height = (width + height) / 2;
            }
            double along = leastAlong + width / 2;
            double across = leastAcross + height / 2;
            double cx = hull[0] + along * ux - across * uy;
            double cy = hull[1] + along * uy + across * ux;
            return new OrientedBox(cx, cy, width, height, Math.atan2(uy, ux));
        }
    }
}
