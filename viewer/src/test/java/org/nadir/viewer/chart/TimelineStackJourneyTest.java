package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelineModel;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** More schedules than a canvas could hold, below a chart in a page that scrolls. */
@ExtendWith(ApplicationExtension.class)
class TimelineStackJourneyTest {
    private static final int MANY = 400;
    private static final int LAST = 0xFFD55E00;

    private final CurveModel model = new CurveModel();
    private CurveChart chart;
    private TimelineStack stack;
    private ScrollPane page;

    @Start
    void open(Stage stage) {
        CurveSeries loss = model.series("Loss");
        for (int i = 0; i <= 10; i++) {
            loss.append(i, i, i, 1);
        }
        TimelineModel band = new TimelineModel(List.of("Backbone", "Heads"), 10);
        band.fill(0, 0, 5, CellState.FROZEN);
        chart = new CurveChart(model, CurveSettings.of("Loss"));
        chart.setPrefHeight(150);
        stack = new TimelineStack(chart);
        List<TimelineStack.Entry> entries = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int colour = i == MANY - 1 ? LAST : 0xFF0072B2;
            entries.add(new TimelineStack.Entry("run " + i, colour, band.snapshot(), "Loss"));
        }
        stack.entriesProperty().set(entries);
        page = new ScrollPane(new VBox(chart, stack));
        page.setFitToWidth(true);
        stage.setScene(new Scene(page, 500, 400));
        stage.show();
    }

    private Canvas canvas() {
        return (Canvas) stack.getChildrenUnmodifiable().get(0);
    }

    private boolean shows(int argb) {
        WritableImage seen = page.getScene().snapshot(null);
        double left = chart.painted().orElseThrow().plot().getX() + 4;
        for (int y = 0; y < seen.getHeight(); y++) {
            Color colour = seen.getPixelReader().getColor((int) left, y);
            if (Math.abs(colour.getRed() * 255 - (argb >> 16 & 0xFF)) < 3
                    && Math.abs(colour.getBlue() * 255 - (argb & 0xFF)) < 3) {
                return true;
            }
        }
        return false;
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    @Test
    void theLastOfHundredsIsSeenAtTheEndOfThePageOnACanvasOfTheWindow() throws Exception {
        until(() -> chart.painted().isPresent() && stack.getHeight() > 8000);
        assertTrue(canvas().getHeight() <= 400, "canvas " + canvas().getHeight());
        until(() -> shows(0xFF0072B2) && !shows(LAST));
        WaitForAsyncUtils.asyncFx(() -> page.setVvalue(1)).get();
        until(() -> shows(LAST));
        assertEquals(stack.getHeight(), canvas().getLayoutY() + canvas().getHeight(), 1.5);
    }
}
