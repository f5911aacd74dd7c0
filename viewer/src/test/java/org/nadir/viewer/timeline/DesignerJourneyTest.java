package org.nadir.viewer.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.style.Palette;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A person paints with the mouse and the keys. */
@ExtendWith(ApplicationExtension.class)
class DesignerJourneyTest {
    private static final CellState F = CellState.FROZEN;
    private static final CellState T = CellState.TRAINED;

    private final TimelineModel model = new TimelineModel(List.of("Stem", "Stage 1", "Head"), 12);
    private final History<TimelineSnapshot> history = new History<>(model.snapshot(), 10);
    private FreezeTimeline timeline;

    @Start
    void open(Stage stage) {
        for (int row = 0; row < 3; row++) {
            model.fill(row, 0, 12, T);
        }
        history.record(model.snapshot());
        TimelineEditor editor = new TimelineEditor(model);
        editor.logProperty().set(Optional.of(new TimelineEditor.Log() {
            @Override
            public void painted() {
                history.record(model.snapshot());
            }

            @Override
            public void undo() {
                history.undo().ifPresent(model::restore);
            }

            @Override
            public void redo() {
                history.redo().ifPresent(model::restore);
            }
        }));
        timeline = new FreezeTimeline(editor);
        stage.setScene(new Scene(new VBox(timeline), 600, 300));
        stage.show();
    }

    private Point2D at(int row, int epoch) {
        return timeline.localToScreen(timeline.middleOf(new TimelineCell(row, epoch)));
    }

    private Point2D beside(double x, double y) {
        return timeline.localToScreen(x, y);
    }

    private String row(int row) {
        StringBuilder letters = new StringBuilder();
        for (int epoch = 0; epoch < model.epochs(); epoch++) {
            letters.append(model.state(row, epoch).name().charAt(0));
        }
        return letters.toString();
    }

    @Test
    void aDragFreezesASpanAndIsUndoneAndRedone(FxRobot robot) {
        robot.drag(at(0, 2), MouseButton.PRIMARY).dropTo(at(1, 5));
        assertEquals("TTFFFFTTTTTT", row(0));
        assertEquals("TTFFFFTTTTTT", row(1));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("TTTTTTTTTTTT", row(0));
        robot.push(KeyCode.CONTROL, KeyCode.Y);
        assertEquals("TTFFFFTTTTTT", row(1));
    }

    @Test
    void theRightButtonFreezesWhateverItBeginsOn(FxRobot robot) {
        model.set(0, 3, F);
        robot.drag(at(0, 3), MouseButton.SECONDARY).dropTo(at(0, 5));
        assertEquals("TTTFFFTTTTTT", row(0));
    }

    @Test
    void aNamePaintsItsRowAndANumberItsEpoch(FxRobot robot) {
        double y = timeline.middleOf(new TimelineCell(1, 0)).getY();
        robot.clickOn(beside(20, y));
        assertEquals("FFFFFFFFFFFF", row(1));
        double x = timeline.middleOf(new TimelineCell(0, 7)).getX();
        robot.clickOn(beside(x, timeline.getHeight() - 10));
        assertEquals("TTTTTTTFTTTT", row(0));
        assertEquals("TTTTTTTFTTTT", row(2));
    }

    @Test
    void keysMoveExtendAndPaint(FxRobot robot) {
        robot.interact(timeline::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.RIGHT);
        robot.push(KeyCode.F);
        assertEquals("TFFTTTTTTTTT", row(1));
        robot.push(KeyCode.SHIFT, KeyCode.END).push(KeyCode.SPACE);
        assertEquals("TTTTTTTTTTTT", row(1));
        robot.push(KeyCode.CONTROL, KeyCode.A).push(KeyCode.F);
        assertEquals("FFFFFFFFFFFF", row(2));
        robot.push(KeyCode.HOME).push(KeyCode.T);
        assertEquals("TFFFFFFFFFFF", row(2));
        assertEquals("Head, epoch 1 of 12: trained", timeline.getAccessibleText());
    }

    @Test
    void epochsAreZoomedIntoAndScrolled(FxRobot robot) {
        model.epochs(300);
        robot.interact(() -> timeline.zoom(10, 0));
        ScrollBar bar = (ScrollBar) timeline.lookup(".scroll-bar");
        assertTrue(bar.isVisible());
        assertEquals(Optional.of(new TimelineCell(0, 29)), cell(timeline.getWidth() - 4));
        robot.interact(() -> bar.setValue(100));
        assertEquals(Optional.of(new TimelineCell(0, 129)), cell(timeline.getWidth() - 4));
        robot.interact(timeline::requestFocus);
        robot.push(KeyCode.END);
        assertEquals(Optional.of(new TimelineCell(0, 299)), cell(timeline.getWidth() - 4));
        robot.push(KeyCode.DIGIT0);
        assertFalse(bar.isVisible());
    }

    private Optional<TimelineCell> cell(double x) {
        return timeline.cellAt(x, 10);
    }

    @Test
    void theCostCurveTakesRoomOnlyWhenItIsKnown(FxRobot robot) {
        double before = timeline.getHeight();
        robot.interact(() -> model.costs(java.util.Collections.nCopies(12, new TimelineModel.EpochCost(0.5, ""))));
        assertTrue(timeline.getHeight() > before + 30, timeline.getHeight() + " after " + before);
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(5000, () -> timeline.snapshot(null, null));
        double x = timeline.middleOf(new TimelineCell(0, 6)).getX();
        int stepAt = (int) timeline.getHeight() - 4 - 18;
        Color accent = Palette.fx(ChartTheme.light().freeze().trained());
        assertTrue(near(image, (int) x, stepAt, accent), "the step at half height");
    }

    private static boolean near(WritableImage image, int x, int y, Color wanted) {
        for (int dy = -2; dy <= 2; dy++) {
            if (Math.abs(image.getPixelReader().getColor(x, y + dy).getBlue() - wanted.getBlue()) < 0.05
                    && image.getPixelReader().getColor(x, y + dy).getRed() < 0.4) {
                return true;
            }
        }
        return false;
    }
}
