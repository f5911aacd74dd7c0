package org.nadir.viewer.timeline;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys of a designer: arrows, Page Up and Down, Home and End move the cursor and with Shift the end of the selection;
 * Space, T and F paint it; Ctrl+A, Ctrl+Z, Ctrl+Y; plus, minus and 0 zoom; Escape gives a stroke up. FX thread only.
 */
final class TimelineKeys {
    private static final int PAGE = 10;
    private static final double ZOOM_STEP = 1.5;

    private final FreezeTimeline timeline;
    private final TimelineEditor editor;

    TimelineKeys(FreezeTimeline timeline, TimelineEditor editor) {
        this.timeline = timeline;
        this.editor = editor;
    }

    void listen() {
        timeline.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean used = event.isShortcutDown() ? shortcut(event) : moved(event) || painted(event.getCode());
            if (used) {
                event.consume();
            }
        });
    }

    private boolean shortcut(KeyEvent event) {
        if (event.getCode() == KeyCode.A) {
            editor.selectAll();
            return true;
        }
        boolean redo = event.getCode() == KeyCode.Y || event.getCode() == KeyCode.Z && event.isShiftDown();
        if (redo) {
            editor.logProperty().get().ifPresent(TimelineEditor.Log::redo);
        } else if (event.getCode() == KeyCode.Z) {
            editor.logProperty().get().ifPresent(TimelineEditor.Log::undo);
        }
        return redo || event.getCode() == KeyCode.Z;
    }

    private boolean moved(KeyEvent event) {
        TimelineCell at = editor.cursor();
        int last = editor.model().epochs() - 1;
        TimelineCell to =
                switch (event.getCode()) {
                    case LEFT -> new TimelineCell(at.row(), at.epoch() - 1);
                    case RIGHT -> new TimelineCell(at.row(), at.epoch() + 1);
                    case UP -> new TimelineCell(at.row() - 1, at.epoch());
                    case DOWN -> new TimelineCell(at.row() + 1, at.epoch());
                    case PAGE_UP -> new TimelineCell(at.row(), at.epoch() - PAGE);
                    case PAGE_DOWN -> new TimelineCell(at.row(), at.epoch() + PAGE);
                    case HOME -> new TimelineCell(at.row(), 0);
                    case END -> new TimelineCell(at.row(), last);
                    default -> new TimelineCell(-1, -1);
                };
        if (to.equals(new TimelineCell(-1, -1))) {
            return false;
        }
        editor.moveTo(to, event.isShiftDown());
        timeline.reveal(editor.cursor().epoch());
        return true;
    }

    private boolean painted(KeyCode code) {
        switch (code) {
            case SPACE -> editor.toggleSelection();
            case T -> editor.paintSelection(CellState.TRAINED);
            case F -> editor.paintSelection(CellState.FROZEN);
            case PLUS, ADD, EQUALS -> timeline.zoom(ZOOM_STEP, editor.cursor().epoch() + 0.5);
            case MINUS, SUBTRACT -> timeline.zoom(1 / ZOOM_STEP, editor.cursor().epoch() + 0.5);
            case DIGIT0, NUMPAD0 -> timeline.zoom(0, 0);
            case ESCAPE -> {
                boolean painting = editor.painting();
                editor.cancel();
                return painting;
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
