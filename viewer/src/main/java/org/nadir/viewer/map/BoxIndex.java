package org.nadir.viewer.map;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.nadir.geometry.Bounds;

/**
 * Finds boxes by place: a uniform grid over their bounds, with boxes that cover many cells kept apart. Built in linear
 * time into primitive arrays, so that 100,000 boxes take some milliseconds. Immutable but for the marks of a running
 * query: one thread only.
 */
final class BoxIndex {
    private static final int BOXES_PER_CELL = 4;
    private static final int MOST_CELLS_OF_A_BOX = 16;

    private final double[] bounds;
    private final Grid grid;
    private final int[] starts;
    private final int[] entries;
    private final int[] large;
    private final int[] stamps;
    private int stamp;

    /** Cells over the extent of all boxes. */
    private record Grid(double x, double y, double cell, int columns, int rows) {
        int column(double at) {
            return (int) Math.max(0, Math.min(columns - 1, Math.floor((at - x) / cell)));
        }

        int row(double at) {
            return (int) Math.max(0, Math.min(rows - 1, Math.floor((at - y) / cell)));
        }
    }

    BoxIndex(List<MapBox> boxes) {
        int n = boxes.size();
        bounds = new double[4 * n];
        double[] all = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int i = 0; i < n; i++) {
            Bounds b = boxes.get(i).box().bounds();
            bounds[4 * i] = b.minX();
            bounds[4 * i + 1] = b.minY();
            bounds[4 * i + 2] = b.maxX();
            bounds[4 * i + 3] = b.maxY();
            all[0] = Math.min(all[0], b.minX());
            all[1] = Math.min(all[1], b.minY());
            all[2] = Math.max(all[2], b.maxX());
            all[3] = Math.max(all[3], b.maxY());
        }
        grid = n == 0 ? new Grid(0, 0, 1, 1, 1) : gridOver(all, n);
        large = indices(n).filter(this::isLarge).toArray();
        starts = new int[grid.columns() * grid.rows() + 1];
        entries = fill(n);
        stamps = new int[n];
    }

    /** Hands out the indices of boxes whose bounds touch a rectangle, each once, in no order. */
    void query(SceneRect area, IntConsumer receiver) {
        stamp++;
        for (int box : large) {
            offer(box, area, receiver);
        }
        int right = grid.column(area.maxX());
        int bottom = grid.row(area.maxY());
        for (int row = grid.row(area.y()); row <= bottom; row++) {
            for (int column = grid.column(area.x()); column <= right; column++) {
                int cell = row * grid.columns() + column;
                for (int e = starts[cell]; e < starts[cell + 1]; e++) {
                    offer(entries[e], area, receiver);
                }
            }
        }
    }

    private void offer(int box, SceneRect area, IntConsumer receiver) {
        if (stamps[box] == stamp) {
            return;
        }
        stamps[box] = stamp;
        int b = 4 * box;
        if (bounds[b] <= area.maxX()
                && bounds[b + 2] >= area.x()
                && bounds[b + 1] <= area.maxY()
                && bounds[b + 3] >= area.y()) {
            receiver.accept(box);
        }
    }

    private static java.util.stream.IntStream indices(int n) {
        return java.util.stream.IntStream.range(0, n);
    }

    private static Grid gridOver(double[] all, int n) {
        double width = Math.max(1e-6, all[2] - all[0]);
        double height = Math.max(1e-6, all[3] - all[1]);
        double cells = Math.max(1, n / (double) BOXES_PER_CELL);
        double cell = Math.max(Math.sqrt(width * height / cells), Math.max(width, height) / 4096);
        return new Grid(all[0], all[1], cell, (int) (width / cell) + 1, (int) (height / cell) + 1);
    }

    private boolean isLarge(int box) {
        int b = 4 * box;
        int across = grid.column(bounds[b + 2]) - grid.column(bounds[b]) + 1;
        int down = grid.row(bounds[b + 3]) - grid.row(bounds[b + 1]) + 1;
        return (long) across * down > MOST_CELLS_OF_A_BOX;
    }

    /** Counts the boxes per cell, turns the counts into starts and puts every box into its cells. */
    private int[] fill(int n) {
        for (int box = 0; box < n; box++) {
            forEachCell(box, cell -> starts[cell + 1]++);
        }
        for (int cell = 1; cell < starts.length; cell++) {
            starts[cell] += starts[cell - 1];
        }
        int[] filled = new int[starts[starts.length - 1]];
        int[] next = Arrays.copyOf(starts, starts.length);
        for (int box = 0; box < n; box++) {
            int here = box;
            forEachCell(box, cell -> filled[next[cell]++] = here);
        }
        return filled;
    }

    private void forEachCell(int box, IntConsumer receiver) {
        if (isLarge(box)) {
            return;
        }
        int b = 4 * box;
        for (int row = grid.row(bounds[b + 1]); row <= grid.row(bounds[b + 3]); row++) {
            for (int column = grid.column(bounds[b]); column <= grid.column(bounds[b + 2]); column++) {
                receiver.accept(row * grid.columns() + column);
            }
        }
    }
}
