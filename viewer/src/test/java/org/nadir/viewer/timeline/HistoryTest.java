package org.nadir.viewer.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History<String> history = new History<>("a", 2);

    @Test
    void goesBackAndForth() {
        history.record("b");
        assertEquals(Optional.of("a"), history.undo());
        assertEquals(Optional.of("b"), history.redo());
        assertEquals("b", history.now());
    }

    @Test
    void saysWhatCanBeDone() {
        assertFalse(history.canUndo().get());
        history.record("b");
        assertTrue(history.canUndo().get());
        history.undo();
        assertFalse(history.canUndo().get());
        assertTrue(history.canRedo().get());
        assertEquals(Optional.empty(), history.undo());
    }

    @Test
    void aNewStepForgetsWhatWasUndone() {
        history.record("b");
        history.undo();
        history.record("c");
        assertEquals(Optional.empty(), history.redo());
        assertEquals(Optional.of("a"), history.undo());
    }

    @Test
    void theSameStateIsNoStep() {
        history.record("a");
        assertFalse(history.canUndo().get());
    }

    @Test
    void theOldestStepsAreForgotten() {
        history.record("b");
        history.record("c");
        history.record("d");
        history.undo();
        assertEquals(Optional.of("b"), history.undo());
        assertEquals(Optional.empty(), history.undo());
    }

    @Test
    void anAmendedStepIsUndoneAsOne() {
        history.record("b");
        history.amend("bc");
        assertEquals("bc", history.now());
        assertEquals(Optional.of("a"), history.undo());
    }
}
