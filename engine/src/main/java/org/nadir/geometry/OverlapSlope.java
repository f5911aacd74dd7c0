package org.nadir.geometry;

import java.util.Arrays;

/**
 * The area that two turned rectangles share and how it changes with the five values of the first.
 *
 * <p>The slope is that of a moving border: the speed of the border along its outward normal, summed over the part of it that
 * lies inside the other rectangle. Nothing is divided by a small number, so that it is exact for thin, far and touching
 * rectangles alike. Where an edge lies on the other's edge the area has a kink, and that edge counts half: between equal
 * rectangles the slope is the mean of both sides. A rectangle without an area, or with a value that is not finite, shares
 * nothing and has a slope of zero. Used by one thread.
 */
public final class OverlapSlope {
    private static final double PARALLEL = 1e-12;

    private final double[] other;
    private final double cos;
    private final double sin;
    private final double[] slope;

    private OverlapSlope(double[] other, double[] slope) {
        this.other = other;
        this.cos = Math.cos(other[4]);
        this.sin = Math.sin(other[4]);
        this.slope = slope;
    }

    /**
     * The shared area of two boxes (cx, cy, width, height, angle; any length unit, radians).
     *
     * @param slope receives the derivatives of that area by the five values of {@code box}
     */
    public static double of(double[] box, double[] other, double[] slope) {
        Arrays.fill(slope, 0, 5, 0);
        BoxTable first = BoxTable.of(box);
        BoxTable second = BoxTable.of(other);
        if (!(first.get(0, BoxTable.AREA) > 0 && second.get(0, BoxTable.AREA) > 0)) {
            return 0;
        }
        double area = new RectangleOverlap(first, 0).shared(second.values(), 0);
        OverlapSlope sum = new OverlapSlope(other, slope);
        double ux = Math.cos(box[4]);
        double uy = Math.sin(box[4]);
        sum.edges(box, new double[] {ux, uy}, 2);
        sum.edges(box, new double[] {-uy, ux}, 3);
        return area;
    }

    /** Adds the two edges across the axis {@code normal}, whose distance is the box's value number {@code side}. */
    private void edges(double[] box, double[] normal, int side) {
        double[] along = side == 2 ? new double[] {-normal[1], normal[0]} : new double[] {normal[1], -normal[0]};
        // as the box turns, points of an edge move out or in by their distance from its middle
        double turn = side == 2 ? -1 : 1;
        double half = box[side] / 2;
        double reach = box[5 - side] / 2;
        for (int sign = -1; sign <= 1; sign += 2) {
            double[] middle = {box[0] + sign * half * normal[0], box[1] + sign * half * normal[1]};
            double[] span = inside(middle, along, reach);
            double length = span[2] * (span[1] - span[0]);
            slope[0] += sign * normal[0] * length;
            slope[1] += sign * normal[1] * length;
            slope[side] += length / 2;
            slope[4] += sign * turn * length * (span[0] + span[1]) / 2;
        }
    }

    /** From where to where (-reach to reach) a line is inside the other box, and how much it counts. */
    private double[] inside(double[] middle, double[] along, double reach) {
        double dx = middle[0] - other[0];
        double dy = middle[1] - other[1];
        double[] span = {-reach, reach, 1};
        clip(span, dx * cos + dy * sin, along[0] * cos + along[1] * sin, other[2] / 2);
        clip(span, dy * cos - dx * sin, along[1] * cos - along[0] * sin, other[3] / 2);
        span[1] = Math.max(span[0], span[1]);
        return span;
    }

    private static void clip(double[] span, double at, double speed, double limit) {
        if (Math.abs(speed) > PARALLEL) {
            double first = (-limit - at) / speed;
            double last = (limit - at) / speed;
            span[0] = Math.max(span[0], Math.min(first, last));
            span[1] = Math.min(span[1], Math.max(first, last));
        } else if (Math.abs(Math.abs(at) - limit) <= PARALLEL * limit) {
            span[2] /= 2;
        } else if (Math.abs(at) > limit) {
            span[1] = span[0];
        }
    }
}
