package org.nadir.viewer.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * States of the parts of a network over the epochs of a run: rows are parts (stem, stages, neck, heads), columns are
 * epochs counted from 0. Every change raises {@link #revisionProperty()} by one. Belongs to one thread (the FX thread
 * once a control shows it) and needs no toolkit; other threads paint from a {@link #snapshot()}.
 */
public final class TimelineModel {
    private final List<String> rows;
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision", 0);
    private final Map<Integer, String> digests = new HashMap<>();
    private byte[][] cells;
    private int epochs;
    private int currentEpoch = -1;
    private List<EpochCost> costs = List.of();
    private String unknownWord = CellState.UNKNOWN.word();
    private boolean gathering;

    /** A timeline with all cells unknown. */
    public TimelineModel(List<String> rows, int epochs) {
        if (rows.isEmpty() || epochs < 0) {
            throw new IllegalArgumentException("A timeline needs rows and a number of epochs: " + rows + ", " + epochs);
        }
        this.rows = List.copyOf(rows);
        this.epochs = epochs;
        this.cells = new byte[rows.size()][epochs];
    }

    /** Rises by one with every change. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    public List<String> rows() {
        return rows;
    }

    public int epochs() {
        return epochs;
    }

    /** Another number of epochs; what is known of the epochs that remain is kept. */
    public void epochs(int count) {
        if (count == epochs) {
            return;
        }
        byte[][] resized = new byte[rows.size()][];
        Arrays.setAll(resized, r -> Arrays.copyOf(cells[r], count));
        cells = resized;
        epochs = count;
        changed();
    }

    public CellState state(int row, int epoch) {
        return TimelineSnapshot.state(cells[row][epoch]);
    }

    /** True for a cell that a person cannot paint. */
    public boolean locked(int row, int epoch) {
        return (cells[row][epoch] & TimelineSnapshot.LOCKED) != 0;
    }

    /** Locks or frees a whole row. */
    public void lock(int row, boolean locked) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            cells[row][epoch] = (byte) (state(row, epoch).ordinal() | (locked ? TimelineSnapshot.LOCKED : 0));
        }
        changed();
    }

    /** Makes several changes that raise the revision once. */
    public void together(Runnable changes) {
        boolean within = gathering;
        gathering = true;
        try {
            changes.run();
        } finally {
            gathering = within;
        }
        changed();
    }

    /** Sets the cells of a block that are not locked. */
    void paint(TimelineBlock block, CellState state) {
        for (int row = block.fromRow(); row < block.toRow(); row++) {
            for (int epoch = block.fromEpoch(); epoch < Math.min(epochs, block.toEpoch()); epoch++) {
                if (!locked(row, epoch)) {
                    cells[row][epoch] = (byte) state.ordinal();
                }
            }
        }
        changed();
    }

    /** Takes over all cells of an earlier state of this model. */
    void restore(TimelineSnapshot before) {
        Arrays.setAll(cells, row -> before.row(row).clone());
        epochs = before.epochs();
        changed();
    }

    /** Sets one cell, locked or not; it is free afterwards. */
    public void set(int row, int epoch, CellState state) {
        fill(row, epoch, epoch + 1, state);
    }

    /** Sets the cells of a row from an epoch up to, not including, another, locked or not; they are free afterwards. */
    public void fill(int row, int fromEpoch, int toEpoch, CellState state) {
        Arrays.fill(cells[row], fromEpoch, toEpoch, (byte) state.ordinal());
        changed();
    }

    /** Sets a whole column, one state per row, and frees it; grows when the epoch lies beyond the end. */
    public void column(int epoch, List<CellState> states) {
        if (states.size() != rows.size()) {
            throw new IllegalArgumentException("One state per row: " + states.size() + " for " + rows.size());
        }
        if (epoch >= epochs) {
            epochs(epoch + 1);
        }
        for (int row = 0; row < states.size(); row++) {
            cells[row][epoch] = (byte) states.get(row).ordinal();
        }
        changed();
    }

    /**
     * What an epoch costs.
     *
     * @param share of an epoch in which everything trains, 0 to 1
     * @param words what a tip says of it
     */
    public record EpochCost(double share, String words) {}

    /** The costs of the epochs; empty when nobody has said. */
    public List<EpochCost> costs() {
        return costs;
    }

    public void costs(List<EpochCost> perEpoch) {
        costs = List.copyOf(perEpoch);
        changed();
    }

    /** Says what an unknown cell is, such as "trained in some steps". */
    public void unknownMeans(String words) {
        unknownWord = words;
        changed();
    }

    /** The epoch that runs now; -1 before the first. */
    public int currentEpoch() {
        return currentEpoch;
    }

    public void currentEpoch(int epoch) {
        currentEpoch = epoch;
        changed();
    }

    /** Digest of the backbone's weights at the end of an epoch, as the run wrote it. */
    public Optional<String> digest(int epoch) {
        return Optional.ofNullable(digests.get(epoch));
    }

    public void digest(int epoch, String value) {
        digests.put(epoch, value);
        changed();
    }

    /** The digest at the end of an epoch in words, and whether it is the one before; empty when it is not known. */
    public String digestWords(int epoch) {
        Optional<String> before = digest(epoch - 1);
        return digest(epoch)
                .map(now -> "Backbone " + now
                        + before.map(old -> old.equals(now) ? ", as before" : ", changed")
                                .orElse(""))
                .orElse("");
    }

    /** A cell in words: "Stage 2, epoch 5 of 36: trained, fixed". */
    String words(TimelineCell cell) {
        CellState state = state(cell.row(), cell.epoch());
        return rows.get(cell.row()) + ", epoch " + (cell.epoch() + 1) + " of " + epochs + ": "
                + (state == CellState.UNKNOWN ? unknownWord : state.word())
                + (locked(cell.row(), cell.epoch()) ? ", fixed" : "");
    }

    /** What stands still in an epoch, in a few words: "stem to stage 4 frozen"; empty when nothing is known of it. */
    public String summary(int epoch) {
        if (epoch < 0 || epoch >= epochs) {
            return "";
        }
        List<String> spans = new ArrayList<>();
        boolean known = false;
        int row = 0;
        while (row < rows.size()) {
            int end = row + 1;
            while (end < rows.size() && state(end, epoch) == state(row, epoch)) {
                end++;
            }
            known |= state(row, epoch) != CellState.UNKNOWN;
            if (state(row, epoch) == CellState.FROZEN) {
                spans.add(end == row + 1 ? rows.get(row) : rows.get(row) + " to " + rows.get(end - 1));
            }
            row = end;
        }
        if (!known) {
            return "";
        }
        return spans.isEmpty() ? "nothing frozen" : String.join(", ", spans).toLowerCase(Locale.ROOT) + " frozen";
    }

    /** An immutable copy for painting on another thread. */
    public TimelineSnapshot snapshot() {
        byte[][] copy = new byte[rows.size()][];
        Arrays.setAll(copy, r -> cells[r].clone());
        return new TimelineSnapshot(rows, epochs, currentEpoch, copy);
    }

    private void changed() {
        if (!gathering) {
            revision.set(revision.get() + 1);
        }
    }
}
