package org.nadir.detection;

import java.util.Arrays;
import org.nadir.detection.PointGrid.Level;

/**
 * Gives every point a truth, the background or nothing as MMRotate's RotatedFCOSHead does with centre sampling: a point learns
 * a truth that it lies in, if it is less than 1.5 strides from its centre along both axes of the truth and the furthest edge
 * is within the range of the level; of several truths the smallest, the first of equals. What the reference does not have: a
 * point in an ignored region that learns no truth learns nothing, and neither does a point of the padding. Stateless.
 */
final class PointAssigner {
    static final int NOTHING = -1;
    static final int BACKGROUND = 0;

    private static final double RADIUS = 1.5;

    /** The furthest edge that each level learns, in pixels; the least is that of the level below. */
    private static final double[] FURTHEST = {64, 128, 256, 512, 1e8};

    /** A truth or region with the direction of its axes. */
    private record Turned(double cx, double cy, double halfWidth, double halfHeight, double cos, double sin) {
        static Turned of(float[] boxes, int index) {
            double[] box = Positives.row(boxes, index);
            return new Turned(box[0], box[1], box[2] / 2, box[3] / 2, Math.cos(box[4]), Math.sin(box[4]));
        }

        double along(double x, double y) {
            return Math.abs((x - cx) * cos + (y - cy) * sin);
        }

        double across(double x, double y) {
            return Math.abs((y - cy) * cos - (x - cx) * sin);
        }

        boolean contains(double x, double y) {
            return along(x, y) < halfWidth && across(x, y) < halfHeight;
        }

        /** The distance of the furthest edge from a point inside. */
        double furthest(double x, double y) {
            return Math.max(halfWidth + along(x, y), halfHeight + across(x, y));
        }

        double diagonal() {
            return Math.hypot(halfWidth, halfHeight);
        }
    }

    /** What is done with a point of a level near a box. */
    @FunctionalInterface
    private interface Visit {
        void point(int index, double x, double y);
    }

    /**
     * One value per point: {@link #NOTHING}, {@link #BACKGROUND}, or 1 + the index of a truth. Points outside the first
     * {@code width} x {@code height} pixels get nothing.
     */
    int[] assign(PointGrid grid, Targets targets, int width, int height) {
        int[] assigned = new int[grid.total()];
        double[] areas = new double[grid.total()];
        Arrays.fill(assigned, NOTHING);
        Arrays.fill(areas, Double.POSITIVE_INFINITY);
        for (int i = 0; i < grid.levels().size(); i++) {
            Level level = grid.levels().get(i);
            Level valid = new Level(
                    level.stride(),
                    Math.min(level.columns(), (width + level.stride() - 1) / level.stride()),
                    Math.min(level.rows(), (height + level.stride() - 1) / level.stride()),
                    level.first());
            for (int row = 0; row < valid.rows(); row++) {
                int start = level.first() + row * level.columns();
                Arrays.fill(assigned, start, start + valid.columns(), BACKGROUND);
            }
            View view = new View(valid, level.columns());
            double least = i == 0 ? -1 : FURTHEST[i - 1];
            truths(view, targets, new double[] {least, FURTHEST[i]}, new Chosen(assigned, areas));
            ignored(view, targets, assigned);
        }
        return assigned;
    }

    /** The truth of each point so far and its area. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Chosen(int[] assigned, double[] areas) {}

    private static void truths(View view, Targets targets, double[] range, Chosen chosen) {
        double radius = RADIUS * view.valid().stride();
        for (int i = 0; i < targets.count(); i++) {
            Turned truth = Turned.of(targets.boxes(), i);
            double area = 4 * truth.halfWidth() * truth.halfHeight();
            int value = 1 + i;
            view.near(truth, Math.min(truth.diagonal(), Math.sqrt(2) * radius), (index, x, y) -> {
                double furthest = truth.furthest(x, y);
                if (area < chosen.areas()[index]
                        && truth.contains(x, y)
                        && Math.max(truth.along(x, y), truth.across(x, y)) < radius
                        && furthest >= range[0]
                        && furthest <= range[1]) {
                    chosen.areas()[index] = area;
                    chosen.assigned()[index] = value;
                }
            });
        }
    }

    private static void ignored(View view, Targets targets, int[] assigned) {
        for (int i = 0; i < targets.ignored().length / 5; i++) {
            Turned region = Turned.of(targets.ignored(), i);
            view.near(region, region.diagonal(), (index, x, y) -> {
                if (assigned[index] == BACKGROUND && region.contains(x, y)) {
                    assigned[index] = NOTHING;
                }
            });
        }
    }

    /** The valid cells of a level whose rows are {@code columns} wide. */
    private record View(Level valid, int columns) {
        void near(Turned box, double reach, Visit visit) {
            int lastRow = last(box.cy() + reach, valid.rows());
            int lastColumn = last(box.cx() + reach, valid.columns());
            for (int row = first(box.cy() - reach); row <= lastRow; row++) {
                for (int column = first(box.cx() - reach); column <= lastColumn; column++) {
                    visit.point(valid.first() + row * columns + column, valid.x(column), valid.y(row));
                }
            }
        }

        private int first(double from) {
            return (int) Math.max(0, Math.ceil(from / valid.stride() - 0.5));
        }

        private int last(double to, int count) {
            return (int) Math.min(count - 1.0, Math.floor(to / valid.stride() - 0.5));
        }
    }
}
