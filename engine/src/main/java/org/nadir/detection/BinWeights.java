package org.nadir.detection;

import java.util.Arrays;

/**
 * Which cells of a feature map the 7 x 7 bins of one region are made of, and by how much: the bilinear weights of all
 * samples of a bin, each cell once. A sample reads the map as MMCV's RoI align does: the centre of cell i is at i, up to one
 * cell outside the map the border is read, beyond that nothing. Filled bin by bin, row by row; used by one thread.
 */
final class BinWeights {
    static final int SIDE = 7;
    static final int BINS = SIDE * SIDE;

    private final int columns;
    private final int rows;
    private final int[] ends = new int[BINS];
    private int[] cells = new int[BINS * 9];
    private float[] weights = new float[BINS * 9];
    private int bins;
    private int count;

    /** For a map of {@code columns} x {@code rows} cells. */
    BinWeights(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Adds a sample at (x, y) in cells to the current bin. */
    void sample(double x, double y, double weight) {
        if (!(x >= -1 && x <= columns && y >= -1 && y <= rows)) {
            return;
        }
        double left = Math.min(Math.max(x, 0), columns - 1);
        double top = Math.min(Math.max(y, 0), rows - 1);
        int column = (int) left;
        int row = (int) top;
        double right = left - column;
        double below = top - row;
        int cell = row * columns + column;
        merge(cell, weight * (1 - below) * (1 - right));
        merge(cell + 1, weight * (1 - below) * right);
        merge(cell + columns, weight * below * (1 - right));
        merge(cell + columns + 1, weight * below * right);
    }

    private void merge(int cell, double weight) {
        if (weight == 0) {
            return;
        }
        for (int i = bins == 0 ? 0 : ends[bins - 1]; i < count; i++) {
            if (cells[i] == cell) {
                weights[i] += (float) weight;
                return;
            }
        }
        add(cell, weight);
    }

    /** Adds a cell that the current bin does not have yet. */
    void add(int cell, double weight) {
        if (count == cells.length) {
            cells = Arrays.copyOf(cells, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        cells[count] = cell;
        weights[count++] = (float) weight;
    }

    /** Ends the current bin. */
    void next() {
        ends[bins++] = count;
    }

    int count() {
        return count;
    }

    /** Writes cells (moved by {@code offset}), weights and the starts of the bins behind the first {@code at} entries. */
    void copyTo(Packed target, int roi, int at, int offset) {
        for (int i = 0; i < count; i++) {
            target.cells[at + i] = offset + cells[i];
        }
        System.arraycopy(weights, 0, target.weights, at, count);
        for (int bin = 0; bin < BINS; bin++) {
            target.starts[roi * BINS + bin] = at + (bin == 0 ? 0 : ends[bin - 1]);
        }
    }

    /** The bins of many regions behind each other. */
    record Packed(long[] cells, long[] starts, float[] weights) {
        Packed(int regions, int entries) {
            this(new long[entries], new long[regions * BINS], new float[entries]);
        }
    }
}
