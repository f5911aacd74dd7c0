package org.nadir.app.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.nadir.viewer.timeline.CellState;

class ScheduleDesignTest {
    private static final int STAGE2 = 2;
    private static final int HEAD = 6;

    private final ExperimentDraft draft = draft(Map.of(
            "freezing.schedule", "step", "freezing.rho", "3", "optimisation.epochs", "6", "model.weights", "none"));
    private final SimpleObjectProperty<ExperimentDraft> selected = new SimpleObjectProperty<>(draft);
    private final ScheduleDesign design = new ScheduleDesign(selected);

    private static ExperimentDraft draft(Map<String, String> values) {
        return new ExperimentDraft(new ExperimentDraft.Origin("test", false, Path.of("")), Optional.empty(), values);
    }

    /** A row as letters: Trained, Frozen, Unknown. */
    private String row(int row) {
        StringBuilder letters = new StringBuilder();
        for (int epoch = 0; epoch < design.timeline().epochs(); epoch++) {
            letters.append(design.timeline().state(row, epoch).name().charAt(0));
        }
        return letters.toString();
    }

    private void paint(int row, int epoch, CellState state) {
        design.timeline().set(row, epoch, state);
        design.painted();
    }

    @Test
    void aScheduleByRuleIsDrawn() {
        assertEquals("TFFTFF", row(STAGE2));
        assertEquals("TTTTTT", row(HEAD));
        assertEquals("", design.rule().get());
    }

    @Test
    void paintingMakesATableOfIt() {
        paint(STAGE2, 1, CellState.TRAINED);
        assertEquals("table", draft.value("freezing.schedule"));
        assertEquals(
                "stem-stage1: 0, 3; stage2: 0-1, 3; stage3-stage4: 0, 3; neck-head: all",
                draft.value("freezing.table"));
        assertEquals("TTFTFF", row(STAGE2));
    }

    @Test
    void everyStepIsUndoneAndRedone() {
        paint(STAGE2, 1, CellState.TRAINED);
        draft.set("freezing.schedule", "frozen");
        assertEquals("FFFFFF", row(STAGE2));
        design.undo();
        assertEquals("TTFTFF", row(STAGE2));
        design.undo();
        assertEquals("step", draft.value("freezing.schedule"));
        assertFalse(design.canUndo().get());
        design.redo();
        assertEquals("TTFTFF", row(STAGE2));
        assertTrue(design.canRedo().get());
    }

    @Test
    void lettersTypedIntoOneFieldAreOneStep() {
        draft.set("freezing.rho", "");
        draft.set("freezing.rho", "1");
        draft.set("freezing.rho", "12");
        design.undo();
        assertEquals("3", draft.value("freezing.rho"));
        assertFalse(design.canUndo().get());
    }

    @Test
    void twoStrokesAreTwoSteps() {
        paint(STAGE2, 1, CellState.TRAINED);
        paint(STAGE2, 2, CellState.TRAINED);
        design.undo();
        assertEquals("TTFTFF", row(STAGE2));
    }

    @Test
    void aWrongTextLeavesTheCellsAsTheyWere() {
        draft.setAll(Map.of("freezing.schedule", "table", "freezing.table", "stage2: 0"));
        draft.set("freezing.table", "stage2: 0, stage");
        assertEquals("TFFFFF", row(STAGE2));
    }

    @Test
    void whoChoosesATableBeginsWithTheCellsThatAreThere() {
        draft.set("freezing.schedule", "table");
        assertEquals("TFFTFF", row(STAGE2));
        assertEquals(Optional.empty(), draft.shownProblem("freezing.table"));
    }

    @Test
    void whatAScoreDecidesIsLeftOpenAndToldAsARule() {
        draft.set("freezing.schedule", "plateau");
        assertEquals(CellState.UNKNOWN, design.timeline().state(STAGE2, 5));
        assertTrue(
                design.rule().get().contains("validation score"), design.rule().get());
    }

    @Test
    void fixedRowsAreLockedUntilTheyAreUnlocked() {
        assertTrue(design.timeline().locked(HEAD, 0));
        assertFalse(design.timeline().locked(STAGE2, 0));
        design.unlocked().set(true);
        assertFalse(design.timeline().locked(HEAD, 0));
        paint(HEAD, 5, CellState.FROZEN);
        design.unlocked().set(false);
        assertFalse(design.timeline().locked(HEAD, 0), "it must be painted back somehow");
    }

    @Test
    void stemAndFirstStageOfABackboneWithWeightsAreLocked() {
        draft.set("model.weights", "resnet18-imagenet");
        assertTrue(design.timeline().locked(1, 0));
        assertFalse(design.timeline().locked(STAGE2, 0));
    }

    @Test
    void aTableOfALongerRunCanBeStretchedOrCutOff() {
        paint(STAGE2, 1, CellState.TRAINED);
        draft.set("optimisation.epochs", "3");
        assertEquals(6, design.outgrown().get().orElseThrow().epochs());
        design.stretch();
        assertEquals("TFF", row(STAGE2));
        assertEquals(Optional.empty(), design.outgrown().get());
        design.undo();
        design.fit();
        assertEquals("TTF", row(STAGE2));
        assertEquals("", draft.reason().replace("Data set is needed.", ""));
    }

    @Test
    void eachDraftHasItsOwnSteps() {
        paint(STAGE2, 1, CellState.TRAINED);
        selected.set(draft(Map.of("optimisation.epochs", "2")));
        assertFalse(design.canUndo().get());
        assertEquals("TT", row(STAGE2));
        selected.set(draft);
        assertTrue(design.canUndo().get());
    }
}
