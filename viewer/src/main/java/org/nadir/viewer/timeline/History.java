package org.nadir.viewer.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * The last states of something that is edited, to go back and forth in. Keeps a bounded number of them and forgets the
 * oldest. Values must be immutable. Belongs to one thread and needs no toolkit.
 */
public final class History<T> {
    private final int most;
    private final Deque<T> past = new ArrayDeque<>();
    private final Deque<T> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper(this, "canUndo");
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper(this, "canRedo");
    private T now;

    /** A history that begins with {@code first} and can go back {@code most} steps. */
    public History(T first, int most) {
        this.now = first;
        this.most = most;
    }

    public T now() {
        return now;
    }

    public ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    /** Takes a step; what was undone before is forgotten. The state that is there already is no step. */
    public void record(T next) {
        if (next.equals(now)) {
            return;
        }
        past.push(now);
        if (past.size() > most) {
            past.removeLast();
        }
        now = next;
        future.clear();
        tell();
    }

    /** Takes {@code next} as the end of the last step, not as a step of its own; what was undone before is forgotten. */
    public void amend(T next) {
        if (next.equals(now)) {
            return;
        }
        if (past.isEmpty()) {
            record(next);
            return;
        }
        now = next;
        future.clear();
        tell();
    }

    /** Goes one step back; empty when there is none. */
    public Optional<T> undo() {
        return move(past, future);
    }

    /** Takes back the last {@link #undo}; empty when there is none. */
    public Optional<T> redo() {
        return move(future, past);
    }

    private Optional<T> move(Deque<T> from, Deque<T> to) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        to.push(now);
        now = from.pop();
        tell();
        return Optional.of(now);
    }

    private void tell() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
