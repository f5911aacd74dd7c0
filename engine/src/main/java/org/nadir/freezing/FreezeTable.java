package org.nadir.freezing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.nadir.base.UserProblem;
import org.nadir.nn.NetworkPart;

/**
 * Which part of the network trains in which epoch of a run: what is painted on a timeline and what every schedule that
 * nothing measured decides expands to. Immutable.
 *
 * <p>Its text is made of entries {@code parts: epochs}, separated by semicolons; epochs count from 0:
 *
 * <pre>stem-stage1: -; stage2: 0-2, 6-; stage3-stage4: 0-/3; neck-head: all</pre>
 *
 * <p>Parts are stem, stage1 .. stage4, neck and head, ranges of them ({@code stage2-stage4}), lists with commas, or backbone
 * for the first five. Epochs are {@code -} (never trains), {@code all}, single ones, ranges {@code 0-2}, ranges to the end of
 * the run {@code 6-}, each with an optional stride ({@code 0-/3} = 0, 3, 6, ...). A part that is not named trains in every
 * epoch. Spans that reach the last epoch are written open, so that the last column goes on in a longer run.
 */
public final class FreezeTable {
    private final int epochs;
    private final Map<NetworkPart, BitSet> rows;

    private FreezeTable(int epochs, Map<NetworkPart, BitSet> rows) {
        this.epochs = epochs;
        this.rows = rows;
    }

    /** Everything trains in every epoch. */
    public static FreezeTable trained(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("A table of " + epochs + " epochs");
        }
        Map<NetworkPart, BitSet> rows = new EnumMap<>(NetworkPart.class);
        for (NetworkPart part : NetworkPart.values()) {
            BitSet row = new BitSet(epochs);
            row.set(0, epochs);
            rows.put(part, row);
        }
        return new FreezeTable(epochs, rows);
    }

    /** A table of the states of all epochs, one column each. */
    public static FreezeTable of(List<FreezeState> columns) {
        FreezeTable table = trained(columns.size());
        table.rows.forEach((part, row) -> {
            for (int epoch = 0; epoch < columns.size(); epoch++) {
                row.set(epoch, columns.get(epoch).trains(part));
            }
        });
        return table;
    }

    /**
     * Reads the text of a table for a run of so many epochs.
     *
     * @throws UserProblem for an unknown part, ranges that overlap or run backwards, or epochs beyond the run
     */
    public static FreezeTable parse(String text, int epochs) {
        Map<NetworkPart, List<EpochSpan>> spans = TableText.parse(text);
        FreezeTable table = trained(epochs);
        table.rows.forEach((part, row) -> {
            row.clear();
            for (EpochSpan span : spans.getOrDefault(part, List.of())) {
                if (span.lastNamed() >= epochs) {
                    throw UserProblem.of(
                                    "Epoch " + span.lastNamed() + " of " + TableText.word(part) + " is beyond the run")
                            .found(span)
                            .expected("epochs from 0 to " + (epochs - 1))
                            .problem();
                }
                row.or(span.in(epochs));
            }
        });
        return table;
    }

    public int epochs() {
        return epochs;
    }

    public boolean trains(NetworkPart part, int epoch) {
        return row(part).get(epoch);
    }

    /** The column of an epoch. */
    public FreezeState state(int epoch) {
        if (epoch < 0 || epoch >= epochs) {
            throw new IllegalArgumentException("Epoch " + epoch + " of " + epochs);
        }
        Set<NetworkPart> trained = EnumSet.noneOf(NetworkPart.class);
        rows.forEach((part, row) -> {
            if (row.get(epoch)) {
                trained.add(part);
            }
        });
        return new FreezeState(trained);
    }

    /** In how many epochs a part trains. */
    public int trainedEpochs(NetworkPart part) {
        return row(part).cardinality();
    }

    /** In how many epochs some part of the backbone trains. */
    public int backboneEpochs() {
        BitSet any = new BitSet();
        rows.forEach((part, row) -> {
            if (part.backbone()) {
                any.or(row);
            }
        });
        return any.cardinality();
    }

    /** The first epoch in which nothing would train; a run refuses such a table. */
    public OptionalInt idleEpoch() {
        BitSet any = new BitSet();
        rows.values().forEach(any::or);
        int idle = any.nextClearBit(0);
        return idle < epochs ? OptionalInt.of(idle) : OptionalInt.empty();
    }

    /** True when no part but the head trains in any epoch. */
    public boolean headAlone() {
        return rows.entrySet().stream()
                .allMatch(row ->
                        row.getKey() == NetworkPart.HEAD || row.getValue().isEmpty());
    }

    /** The same table with a rectangle of cells painted; what lies beyond the table is left out. */
    public FreezeTable painted(Cells cells, boolean trains) {
        Map<NetworkPart, BitSet> changed = copy();
        int from = Math.max(0, Math.min(cells.first(), cells.last()));
        int to = Math.min(epochs, Math.max(cells.first(), cells.last()) + 1);
        if (from < to) {
            cells.parts()
                    .forEach(part -> changed.getOrDefault(part, new BitSet()).set(from, to, trains));
        }
        return new FreezeTable(epochs, changed);
    }

    /** A rectangle of cells: parts, and epochs from one to another in either order, both included. */
    public record Cells(Set<NetworkPart> parts, int first, int last) {
        public Cells {
            parts = Set.copyOf(parts);
        }
    }

    /** The table for a shorter or longer run: cut off, or with its last column for all epochs that are added. */
    public FreezeTable fitted(int newEpochs) {
        return columns(newEpochs, epoch -> Math.min(epoch, epochs - 1));
    }

    /** The table stretched or squeezed to another number of epochs: each takes the column at the same share of the run. */
    public FreezeTable stretched(int newEpochs) {
        return columns(newEpochs, epoch -> (int) ((long) epoch * epochs / newEpochs));
    }

    private FreezeTable columns(int newEpochs, java.util.function.IntUnaryOperator source) {
        if (newEpochs < 1) {
            throw new IllegalArgumentException("A table of " + newEpochs + " epochs");
        }
        List<FreezeState> columns = new ArrayList<>();
        for (int epoch = 0; epoch < newEpochs; epoch++) {
            columns.add(state(source.applyAsInt(epoch)));
        }
        return of(columns);
    }

    /** The text of this table; {@link #parse} with the same number of epochs reads an equal one. */
    public String text() {
        Map<NetworkPart, List<EpochSpan>> spans = new EnumMap<>(NetworkPart.class);
        rows.forEach((part, row) -> spans.put(part, EpochSpan.of(row, epochs)));
        return TableText.print(spans);
    }

    private BitSet row(NetworkPart part) {
        BitSet row = rows.get(part);
        if (row == null) {
            throw new IllegalStateException("No row for " + part);
        }
        return row;
    }

    private Map<NetworkPart, BitSet> copy() {
        Map<NetworkPart, BitSet> copy = new EnumMap<>(NetworkPart.class);
        rows.forEach((part, row) -> copy.put(part, (BitSet) row.clone()));
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FreezeTable table && table.epochs == epochs && table.rows.equals(rows);
    }

    @Override
    public int hashCode() {
        return 31 * rows.hashCode() + epochs;
    }

    @Override
    public String toString() {
        return epochs + " epochs: " + text();
    }
}
