package org.nadir.geometry;

/**
 * One turned rectangle, ready to be compared with many: the area it shares with another, exact up to rounding and without
 * building the polygon.
 *
 * <p>Seen from this box (centre at the origin, sides along the axes, half sides X and Y) the other is a parallelogram. The
 * shared area is the sum over its four directed edges of the integral of clamp(y, -Y, Y) dx over the part of the edge with
 * |x| at most X: at every x this adds the clamped upper and takes away the clamped lower border. Each term is continuous
 * in the corners, so coinciding edges and thin boxes need no special case. Immutable.
 */
final class RectangleOverlap {
    private final double cx;
    private final double cy;
    private final double cos;
    private final double sin;
    private final double limitX;
    private final double limitY;
    private final double radius;
    private final double area;

    /** Box {@code index} of the table. */
    RectangleOverlap(BoxTable table, int index) {
        this.cx = table.get(index, BoxTable.CX);
        this.cy = table.get(index, BoxTable.CY);
        this.cos = table.get(index, BoxTable.COS);
        this.sin = table.get(index, BoxTable.SIN);
        this.limitX = table.get(index, BoxTable.HALF_WIDTH);
        this.limitY = table.get(index, BoxTable.HALF_HEIGHT);
        this.radius = table.get(index, BoxTable.RADIUS);
        this.area = table.get(index, BoxTable.AREA);
    }

    /** Intersection over union with the box at offset {@code j} of a table's values; 0 for boxes of no area. */
    double iou(double[] b, int j) {
        double dx = b[j] - cx;
        double dy = b[j + BoxTable.CY] - cy;
        double reach = radius + b[j + BoxTable.RADIUS];
        if (!(dx * dx + dy * dy < reach * reach)) {
            return 0;
        }
        double other = b[j + BoxTable.AREA];
        double shared = Math.min(shared(b, j), Math.min(area, other));
        return shared > 0 ? Math.min(1, shared / (area + other - shared)) : 0;
    }

    /** The area shared with the box at offset {@code j} of a table's values. */
    double shared(double[] b, int j) {
        double dx = b[j] - cx;
        double dy = b[j + BoxTable.CY] - cy;
        double x = dx * cos + dy * sin;
        double y = dy * cos - dx * sin;
        double c = b[j + BoxTable.COS] * cos + b[j + BoxTable.SIN] * sin;
        double s = b[j + BoxTable.SIN] * cos - b[j + BoxTable.COS] * sin;
        double wx = b[j + BoxTable.HALF_WIDTH] * c;
        double wy = b[j + BoxTable.HALF_WIDTH] * s;
        double hx = -b[j + BoxTable.HALF_HEIGHT] * s;
        double hy = b[j + BoxTable.HALF_HEIGHT] * c;
        if (Math.abs(x) >= limitX + Math.abs(wx) + Math.abs(hx)
                || Math.abs(y) >= limitY + Math.abs(wy) + Math.abs(hy)) {
            return 0;
        }
        double x0 = x - wx - hx;
        double y0 = y - wy - hy;
        double x1 = x + wx - hx;
        double y1 = y + wy - hy;
        double x2 = x + wx + hx;
        double y2 = y + wy + hy;
        double x3 = x - wx + hx;
        double y3 = y - wy + hy;
        return Math.abs(edge(x0, y0, x1, y1) + edge(x1, y1, x2, y2) + edge(x2, y2, x3, y3) + edge(x3, y3, x0, y0));
    }

    /** The integral of the clamped y over the part of an edge inside the strip |x| at most X. */
    private double edge(double x0, double y0, double x1, double y1) {
        double from = Math.max(-limitX, Math.min(limitX, x0));
        double to = Math.max(-limitX, Math.min(limitX, x1));
        double width = to - from;
        if (width == 0) {
            return 0;
        }
        double slope = (y1 - y0) / (x1 - x0);
        double yFrom = y0 + (from - x0) * slope;
        double yTo = y1 + (to - x1) * slope;
        double low = Math.max(-limitY, Math.min(limitY, yFrom));
        double high = Math.max(-limitY, Math.min(limitY, yTo));
        double mean = (low + high) / 2;
        if (low != high && (low != yFrom || high != yTo)) {
            // the share of the edge beyond the limits at its start, less that at its end
            double beyond = ((low - yFrom) - (yTo - high)) / (yTo - yFrom);
            mean += beyond * (low - high) / 2;
        }
        return width * mean;
    }
}
