package org.nadir.viewer.timeline;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Turns what the mouse does on a designer into strokes: from cell to cell, over the names of rows, over the numbers of
 * epochs. The wheel scrolls, with Ctrl it zooms. FX thread only.
 */
final class TimelineMouse {
    private static final double ZOOM_STEP = 1.25;

    private final FreezeTimeline timeline;
    private final TimelineEditor editor;
    private final EpochWindow window;
    private final Supplier<TimelineFrame> frame;

    TimelineMouse(FreezeTimeline timeline, TimelineEditor editor, EpochWindow window, Supplier<TimelineFrame> frame) {
        this.timeline = timeline;
        this.editor = editor;
        this.window = window;
        this.frame = frame;
    }

    void listen() {
        timeline.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        timeline.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        timeline.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        timeline.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    }

    private void press(MouseEvent event) {
        timeline.requestFocus();
        Optional<TimelineEditor.Reach> reach = reach(event.getX(), event.getY());
        if (reach.isEmpty() || event.getButton() == MouseButton.MIDDLE) {
            return;
        }
        boolean freezes = event.getButton() == MouseButton.SECONDARY || event.isShiftDown();
        editor.begin(
                frame.get().nearest(event.getX(), event.getY()),
                reach.get(),
                freezes ? Optional.of(CellState.FROZEN) : Optional.empty());
        event.consume();
    }

    private Optional<TimelineEditor.Reach> reach(double x, double y) {
        TimelineFrame now = frame.get();
        if (now.cells().contains(x, y)) {
            return Optional.of(TimelineEditor.Reach.CELLS);
        }
        if (now.inNames(x, y)) {
            return Optional.of(TimelineEditor.Reach.ROWS);
        }
        return now.inNumbers(x, y) ? Optional.of(TimelineEditor.Reach.EPOCHS) : Optional.empty();
    }

    /** Beyond the left or right end of the cells the epochs move along, one per event. */
    private void drag(MouseEvent event) {
        if (!editor.painting()) {
            return;
        }
        TimelineCell cell = frame.get().nearest(event.getX(), event.getY());
        if (event.getX() > frame.get().cells().getMaxX()) {
            window.reveal(Math.min(window.epochs() - 1, cell.epoch() + 1));
        } else if (event.getX() < frame.get().cells().getX()) {
            window.reveal(Math.max(0, cell.epoch() - 1));
        }
        editor.extend(frame.get().nearest(event.getX(), event.getY()));
        event.consume();
    }

    private void release(MouseEvent event) {
        if (editor.painting()) {
            editor.end();
            event.consume();
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            timeline.zoom(
                    event.getDeltaY() > 0 ? ZOOM_STEP : 1 / ZOOM_STEP,
                    frame.get().epochAt(event.getX()));
            event.consume();
            return;
        }
        // Shift turns the wheel on its side; without it a page that holds the designer scrolls
        if (!window.showsAll() && event.getDeltaX() != 0) {
            timeline.scrollTo(
                    window.view().from() - event.getDeltaX() / frame.get().epochWidth());
            event.consume();
        }
    }
}
