package org.nadir.detection;

import java.util.Arrays;
import org.nadir.detection.AnchorGrid.Level;
import org.nadir.geometry.RotatedIou;

/**
 * Finds the anchors of a grid that overlap one box enough to matter without looking at the others: cells out of reach are
 * never visited, shapes of a hopeless size are skipped as a whole, and a pair is measured exactly only if its upright
 * bounds allow the wanted overlap. Used by one thread.
 */
final class AnchorSearch {
    private final AnchorGrid grid;
    private final Region region;
    private final int[] columns;
    private final int[] rows;
    private int[] found = new int[64];
    private int count;

    /** Anchors and their rotated IoU with the box, in rising order of anchors; {@code best} is the highest IoU. */
    record Matches(int[] anchors, float[] ious, float best) {}

    /**
     * Where anchors are looked for: in the cells whose centre lies in the first {@code width} x {@code height} pixels.
     *
     * @param insideOnly true to leave out those that reach out of these pixels
     */
    record Region(int width, int height, boolean insideOnly) {
        Region(int width, int height) {
            this(width, height, false);
        }
    }

    AnchorSearch(AnchorGrid grid, Region region) {
        this.grid = grid;
        this.region = region;
        int levels = grid.levels().size();
        columns = new int[levels];
        rows = new int[levels];
        for (int i = 0; i < levels; i++) {
            Level level = grid.levels().get(i);
            columns[i] = Math.min(level.columns(), ceilDiv(region.width(), level.stride()));
            rows[i] = Math.min(level.rows(), ceilDiv(region.height(), level.stride()));
        }
    }

    int columns(int level) {
        return columns[level];
    }

    int rows(int level) {
        return rows[level];
    }

    /** False for an anchor that reaches out of the region where that matters. */
    boolean allows(Level level, int anchor) {
        if (!region.insideOnly()) {
            return true;
        }
        int local = anchor - level.first();
        int shape = local % level.perCell();
        int cell = local / level.perCell();
        float x = (float) (cell % level.columns()) * level.stepX();
        float y = (float) (cell / level.columns()) * level.stepY();
        float halfWidth = level.base()[2 * shape] / 2;
        float halfHeight = level.base()[2 * shape + 1] / 2;
        return x >= halfWidth && y >= halfHeight && x + halfWidth < region.width() && y + halfHeight < region.height();
    }

    /**
     * All anchors with an IoU of at least {@code iou}, those of the highest IoU whatever it is, and those that the box
     * covers by the share {@code iof} (2 for none); others may be among them.
     */
    Matches matches(float[] boxes, int index, double iou, double iof) {
        Box box = Box.of(boxes, index);
        double wanted = Math.min(iou, nearest(box));
        count = 0;
        for (int i = 0; i < grid.levels().size(); i++) {
            Level level = grid.levels().get(i);
            for (int shape = 0; shape < level.perCell(); shape++) {
                collect(i, shape, box, new Wanted(wanted, iof));
            }
        }
        int[] anchors = Arrays.copyOf(found, count);
        Arrays.sort(anchors);
        float[] ious = measure(anchors, box);
        float best = 0;
        for (float value : ious) {
            best = Math.max(best, value);
        }
        return new Matches(anchors, ious, best);
    }

    private record Wanted(double iou, double iof) {
        boolean possible(double intersection, double anchorArea, double boxArea) {
            double shared = Math.min(intersection, Math.min(anchorArea, boxArea));
            // a hair of slack: the bound is exact for upright boxes, where rounding could lose the best anchor
            return shared >= iof * anchorArea || shared >= (iou - 1e-5) * (anchorArea + boxArea - shared);
        }
    }

    /** A box with its upright bounds. */
    private record Box(float[] packed, double halfWidth, double halfHeight, double area) {
        static Box of(float[] boxes, int index) {
            float[] packed = Arrays.copyOfRange(boxes, 5 * index, 5 * index + 5);
            double cos = Math.abs(Math.cos(packed[4]));
            double sin = Math.abs(Math.sin(packed[4]));
            return new Box(
                    packed,
                    (packed[2] * cos + packed[3] * sin) / 2,
                    (packed[2] * sin + packed[3] * cos) / 2,
                    (double) packed[2] * packed[3]);
        }

        double cx() {
            return packed[0];
        }

        double cy() {
            return packed[1];
        }
    }

    /** The best IoU among the anchors of the cells nearest to the box: a floor for the best of all. */
    private double nearest(Box box) {
        count = 0;
        for (int i = 0; i < grid.levels().size(); i++) {
            Level level = grid.levels().get(i);
            if (columns[i] == 0 || rows[i] == 0) {
                continue;
            }
            int column = clamp(Math.round(box.cx() / level.stepX()), columns[i] - 1);
            int row = clamp(Math.round(box.cy() / level.stepY()), rows[i] - 1);
            for (int shape = 0; shape < level.perCell(); shape++) {
                add(level, level.first() + (row * level.columns() + column) * level.perCell() + shape);
            }
        }
        double best = 0;
        for (float value : measure(Arrays.copyOf(found, count), box)) {
            best = Math.max(best, value);
        }
        return best;
    }

    private void collect(int index, int shape, Box box, Wanted wanted) {
        Level level = grid.levels().get(index);
        double halfWidth = level.base()[2 * shape] / 2.0;
        double halfHeight = level.base()[2 * shape + 1] / 2.0;
        double area = 4 * halfWidth * halfHeight;
        if (!wanted.possible(Double.MAX_VALUE, area, box.area())) {
            return;
        }
        double reachX = halfWidth + box.halfWidth();
        double reachY = halfHeight + box.halfHeight();
        int stepX = level.stepX();
        int stepY = level.stepY();
        int firstColumn = clampLow((box.cx() - reachX) / stepX);
        int lastColumn = Math.min(columns[index] - 1, (int) Math.floor((box.cx() + reachX) / stepX));
        int firstRow = clampLow((box.cy() - reachY) / stepY);
        int lastRow = Math.min(rows[index] - 1, (int) Math.floor((box.cy() + reachY) / stepY));
        for (int row = firstRow; row <= lastRow; row++) {
            double sharedY = shared(row * stepY - box.cy(), halfHeight, box.halfHeight());
            for (int column = firstColumn; column <= lastColumn; column++) {
                double sharedX = shared(column * stepX - box.cx(), halfWidth, box.halfWidth());
                if (sharedX * sharedY > 0 && wanted.possible(sharedX * sharedY, area, box.area())) {
                    add(level, level.first() + (row * level.columns() + column) * level.perCell() + shape);
                }
            }
        }
    }

    /** Length that two intervals share whose centres lie {@code distance} apart. */
    private static double shared(double distance, double halfA, double halfB) {
        double reach = halfA + halfB - Math.abs(distance);
        return Math.max(0, Math.min(reach, 2 * Math.min(halfA, halfB)));
    }

    private float[] measure(int[] anchors, Box box) {
        float[] packed = new float[5 * anchors.length];
        for (int i = 0; i < anchors.length; i++) {
            grid.write(anchors[i], packed, 5 * i);
        }
        return RotatedIou.matrixOnThisThread(packed, box.packed());
    }

    private void add(Level level, int anchor) {
        if (!allows(level, anchor)) {
            return;
        }
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = anchor;
    }

    private static int clamp(long value, int highest) {
        return (int) Math.max(0, Math.min(highest, value));
    }

    private static int clampLow(double value) {
        return Math.max(0, (int) Math.ceil(value));
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
