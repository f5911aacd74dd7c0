package org.nadir.viewer.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A timeline as it was at one moment; immutable, safe from any thread. */
public final class TimelineSnapshot {
    /** This bit of a cell says that it cannot be painted; the others are its state. */
    static final byte LOCKED = 8;

    private final List<String> rows;
    private final int epochs;
    private final int currentEpoch;
    private final byte[][] cells;

    TimelineSnapshot(List<String> rows, int epochs, int currentEpoch, byte[][] cells) {
        this.rows = rows;
        this.epochs = epochs;
        this.currentEpoch = currentEpoch;
        this.cells = cells;
    }

    public List<String> rows() {
        return rows;
    }

    public int epochs() {
        return epochs;
    }

    /** The epoch that ran at that moment; -1 before the first. */
    public int currentEpoch() {
        return currentEpoch;
    }

    public CellState state(int row, int epoch) {
        return state(cells[row][epoch]);
    }

    static CellState state(byte cell) {
        return CellState.values()[cell & ~LOCKED];
    }

    /** True when the other one has as many epochs and every cell of it is as here. */
    boolean sameCells(TimelineSnapshot other) {
        return Arrays.deepEquals(cells, other.cells);
    }

    /** The cells of one row, to be read only. */
    byte[] row(int row) {
        return cells[row];
    }

    /**
     * Neighbouring cells of one state in one row, all locked or none, as one span.
     *
     * @param row index of the row
     * @param from first epoch
     * @param to epoch after the last
     * @param state state of all of them
     * @param locked whether none of them can be painted
     */
    public record Span(int row, int from, int to, CellState state, boolean locked) {}

    /** Hands out the spans of all rows, row by row, from left to right. */
    public void forEachSpan(Consumer<Span> receiver) {
        for (int row = 0; row < cells.length; row++) {
            int from = 0;
            for (int epoch = 1; epoch <= epochs; epoch++) {
                if (epoch == epochs || cells[row][epoch] != cells[row][from]) {
                    receiver.accept(new Span(row, from, epoch, state(row, from), (cells[row][from] & LOCKED) != 0));
                    from = epoch;
                }
            }
        }
    }
}
