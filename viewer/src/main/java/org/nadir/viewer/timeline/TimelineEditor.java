package org.nadir.viewer.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Paints trained and frozen spans on a timeline, by strokes of a mouse and by a cursor that keys move. Cells that the model
 * has locked stay as they are. A stroke shows what it would do while it lasts and is one step of the history when it ends.
 * Belongs to one thread (the FX thread once a control shows it) and needs no toolkit.
 */
public final class TimelineEditor {
    /** How far one stroke reaches. */
    enum Reach {
        /** From the first cell to the last, as a rectangle. */
        CELLS,
        /** Whole rows. */
        ROWS,
        /** All rows of some epochs. */
        EPOCHS
    }

    /** Who keeps the history: told at the end of every stroke that changed something, asked to go back and forth. */
    public interface Log {
        void painted();

        void undo();

        void redo();
    }

    /** What a stroke began with. */
    private record Stroke(TimelineSnapshot before, TimelineCell first, Reach reach, CellState state) {}

    private final TimelineModel model;
    private final ObjectProperty<Optional<Log>> log = new SimpleObjectProperty<>(this, "log", Optional.empty());
    private final ReadOnlyObjectWrapper<TimelineBlock> selection =
            new ReadOnlyObjectWrapper<>(this, "selection", new TimelineBlock(0, 1, 0, 1));
    private Optional<Stroke> stroke = Optional.empty();
    private TimelineCell anchor = new TimelineCell(0, 0);
    private TimelineCell cursor = new TimelineCell(0, 0);

    public TimelineEditor(TimelineModel model) {
        this.model = model;
    }

    public TimelineModel model() {
        return model;
    }

    /** Empty until somebody keeps the history. */
    public ObjectProperty<Optional<Log>> logProperty() {
        return log;
    }

    /** The cells that keys paint; it holds the cursor. */
    ReadOnlyObjectProperty<TimelineBlock> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** True between the press and the release of a mouse button; then the cells are not settled. */
    public boolean painting() {
        return stroke.isPresent();
    }

    /** The cursor's cell; the model may have become shorter since it was put there. */
    TimelineCell cursor() {
        return within(cursor);
    }

    /** Begins a stroke; without a wanted state it paints the opposite of what it begins on. */
    void begin(TimelineCell at, Reach reach, Optional<CellState> wanted) {
        if (model.epochs() == 0) {
            return;
        }
        end();
        TimelineBlock first = reached(new Stroke(model.snapshot(), at, reach, CellState.TRAINED), at);
        stroke = Optional.of(new Stroke(model.snapshot(), at, reach, wanted.orElseGet(() -> opposite(first))));
        extend(at);
    }

    /** The stroke now ends at another cell. */
    void extend(TimelineCell to) {
        stroke.ifPresent(going -> {
            TimelineBlock block = reached(going, to);
            anchor = going.first();
            cursor = to;
            selection.set(block);
            model.together(() -> {
                model.restore(going.before());
                model.paint(block, going.state());
            });
        });
    }

    /** Settles what the stroke has painted. */
    void end() {
        Optional<Stroke> ended = stroke;
        stroke = Optional.empty();
        ended.filter(done -> !model.snapshot().sameCells(done.before()))
                .ifPresent(done -> log.get().ifPresent(Log::painted));
    }

    /** Gives a stroke up; the cells are as they were before it. */
    public void cancel() {
        Optional<Stroke> ended = stroke;
        stroke = Optional.empty();
        ended.ifPresent(going -> model.restore(going.before()));
    }

    /** Moves the cursor; with {@code extend} the selection grows from where it began. */
    void moveTo(TimelineCell cell, boolean extend) {
        cursor = within(cell);
        anchor = extend ? within(anchor) : cursor;
        selection.set(TimelineBlock.spanning(anchor, cursor));
    }

    void selectAll() {
        anchor = new TimelineCell(0, 0);
        moveTo(new TimelineCell(model.rows().size() - 1, model.epochs() - 1), true);
    }

    /** Paints the selection as one step of the history. */
    void paintSelection(CellState state) {
        if (model.epochs() == 0) {
            return;
        }
        TimelineSnapshot before = model.snapshot();
        model.paint(selected(), state);
        if (!model.snapshot().sameCells(before)) {
            log.get().ifPresent(Log::painted);
        }
    }

    /** Paints the selection with the opposite of its first cell that can be painted. */
    void toggleSelection() {
        paintSelection(opposite(selected()));
    }

    /** The cursor's cell, and how many are selected, for those who do not see them. */
    public String words() {
        if (model.epochs() == 0) {
            return "No epochs";
        }
        List<String> words = new ArrayList<>(List.of(model.words(cursor())));
        TimelineBlock block = selected();
        if (!block.isOneCell()) {
            words.add((block.toRow() - block.fromRow()) + " rows by " + (block.toEpoch() - block.fromEpoch())
                    + " epochs selected");
        }
        return String.join("; ", words);
    }

    /** The selection as far as the model reaches. */
    TimelineBlock selected() {
        TimelineBlock block = selection.get();
        return TimelineBlock.spanning(
                within(new TimelineCell(block.fromRow(), block.fromEpoch())),
                within(new TimelineCell(block.toRow() - 1, block.toEpoch() - 1)));
    }

    private TimelineCell within(TimelineCell cell) {
        return new TimelineCell(
                Math.max(0, Math.min(model.rows().size() - 1, cell.row())),
                Math.max(0, Math.min(model.epochs() - 1, cell.epoch())));
    }

    private TimelineBlock reached(Stroke going, TimelineCell to) {
        TimelineBlock block = TimelineBlock.spanning(within(going.first()), within(to));
        return switch (going.reach()) {
            case CELLS -> block;
            case ROWS -> new TimelineBlock(block.fromRow(), block.toRow(), 0, model.epochs());
            case EPOCHS -> new TimelineBlock(0, model.rows().size(), block.fromEpoch(), block.toEpoch());
        };
    }

    private CellState opposite(TimelineBlock block) {
        for (int row = block.fromRow(); row < block.toRow(); row++) {
            for (int epoch = block.fromEpoch(); epoch < block.toEpoch() && epoch < model.epochs(); epoch++) {
                if (!model.locked(row, epoch)) {
                    return model.state(row, epoch) == CellState.FROZEN ? CellState.TRAINED : CellState.FROZEN;
                }
            }
        }
        return CellState.FROZEN;
    }
}
