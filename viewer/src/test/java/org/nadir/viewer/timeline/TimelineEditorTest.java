package org.nadir.viewer.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineEditorTest {
    private static final CellState F = CellState.FROZEN;
    private static final CellState T = CellState.TRAINED;

    private final TimelineModel model = new TimelineModel(List.of("Stem", "Stage 1", "Head"), 5);
    private final TimelineEditor editor = new TimelineEditor(model);
    private int painted;

    @BeforeEach
    void everythingTrainsAndTheHeadIsLocked() {
        for (int row = 0; row < 3; row++) {
            model.fill(row, 0, 5, T);
        }
        model.lock(2, true);
        editor.logProperty().set(Optional.of(new TimelineEditor.Log() {
            @Override
            public void painted() {
                painted++;
            }

            @Override
            public void undo() {}

            @Override
            public void redo() {}
        }));
    }

    private static TimelineCell cell(int row, int epoch) {
        return new TimelineCell(row, epoch);
    }

    /** A row as letters: T and F. */
    private String row(int row) {
        StringBuilder letters = new StringBuilder();
        for (int epoch = 0; epoch < model.epochs(); epoch++) {
            letters.append(model.state(row, epoch).name().charAt(0));
        }
        return letters.toString();
    }

    private void stroke(TimelineCell from, TimelineCell to, TimelineEditor.Reach reach) {
        editor.begin(from, reach, Optional.empty());
        editor.extend(to);
        editor.end();
    }

    @Test
    void aStrokePaintsTheOppositeOfTheCellItBeginsOn() {
        stroke(cell(0, 1), cell(0, 3), TimelineEditor.Reach.CELLS);
        assertEquals("TFFFT", row(0));
        stroke(cell(0, 2), cell(0, 4), TimelineEditor.Reach.CELLS);
        assertEquals("TFTTT", row(0));
    }

    @Test
    void aStrokePaintsTheRectangleBetweenItsEndsAndNoMore() {
        editor.begin(cell(0, 1), TimelineEditor.Reach.CELLS, Optional.empty());
        editor.extend(cell(1, 4));
        editor.extend(cell(1, 2));
        editor.end();
        assertEquals("TFFTT", row(0));
        assertEquals("TFFTT", row(1));
    }

    @Test
    void aStateCanBeAskedFor() {
        editor.begin(cell(0, 0), TimelineEditor.Reach.CELLS, Optional.of(T));
        editor.end();
        assertEquals("TTTTT", row(0));
        assertEquals(0, painted, "nothing changed");
    }

    @Test
    void theNameOfARowPaintsTheRow() {
        stroke(cell(1, 0), cell(1, 0), TimelineEditor.Reach.ROWS);
        assertEquals("FFFFF", row(1));
        assertEquals("TTTTT", row(0));
    }

    @Test
    void theNumberOfAnEpochPaintsAllRowsButLockedOnes() {
        stroke(cell(0, 3), cell(0, 4), TimelineEditor.Reach.EPOCHS);
        assertEquals("TTTFF", row(0));
        assertEquals("TTTFF", row(1));
        assertEquals("TTTTT", row(2));
    }

    @Test
    void oneStrokeIsOneStepHoweverFarItWent() {
        editor.begin(cell(0, 0), TimelineEditor.Reach.CELLS, Optional.empty());
        editor.extend(cell(1, 1));
        editor.extend(cell(1, 4));
        assertEquals(0, painted);
        editor.end();
        assertEquals(1, painted);
    }

    @Test
    void aStrokeThatIsGivenUpLeavesNothing() {
        editor.begin(cell(0, 0), TimelineEditor.Reach.CELLS, Optional.empty());
        editor.extend(cell(1, 4));
        editor.cancel();
        editor.end();
        assertEquals("TTTTT", row(0));
        assertEquals(0, painted);
    }

    @Test
    void theCursorStopsAtTheEdges() {
        editor.moveTo(cell(-1, 99), false);
        assertEquals(cell(0, 4), editor.cursor());
    }

    @Test
    void theSelectionGrowsFromWhereItBegan() {
        editor.moveTo(cell(1, 2), false);
        editor.moveTo(cell(0, 3), true);
        assertEquals(new TimelineBlock(0, 2, 2, 4), editor.selected());
        editor.toggleSelection();
        assertEquals("TTFFT", row(0));
        assertEquals("TTFFT", row(1));
        assertEquals(1, painted);
    }

    @Test
    void everythingThatIsFreeCanBePaintedAtOnce() {
        editor.selectAll();
        editor.paintSelection(F);
        assertEquals("FFFFF", row(0));
        assertEquals("TTTTT", row(2));
    }

    @Test
    void theCursorFollowsARunThatBecomesShorter() {
        editor.moveTo(cell(1, 4), false);
        model.epochs(2);
        assertEquals(cell(1, 1), editor.cursor());
        editor.toggleSelection();
        assertEquals("TF", row(1));
    }

    @Test
    void theCursorsCellIsToldInWords() {
        editor.moveTo(cell(0, 1), false);
        assertEquals("Stem, epoch 2 of 5: trained", editor.words());
        editor.moveTo(cell(2, 2), true);
        assertEquals("Head, epoch 3 of 5: trained, fixed; 3 rows by 2 epochs selected", editor.words());
    }

    @Test
    void aRunWithoutEpochsTakesNoPaint() {
        model.epochs(0);
        editor.begin(cell(0, 0), TimelineEditor.Reach.CELLS, Optional.empty());
        editor.end();
        editor.toggleSelection();
        assertEquals("No epochs", editor.words());
    }
}
