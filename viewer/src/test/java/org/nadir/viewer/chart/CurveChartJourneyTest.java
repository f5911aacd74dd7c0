package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nadir.viewer.style.Palette;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelineModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CurveChartJourneyTest {
    private final CurveModel model = new CurveModel();
    private CurveChart chart;

    @Start
    void open(Stage stage) {
        CurveSeries loss = model.series("Loss");
        for (int i = 0; i <= 1000; i++) {
            loss.append(i, i / 100.0, i, 1 + i % 7);
        }
        TimelineModel band = new TimelineModel(List.of("Backbone", "Heads"), 10);
        band.fill(0, 0, 5, CellState.FROZEN);
        band.digest(4, "1a2b");
        band.digest(5, "1a2b");
        chart = new CurveChart(model, CurveSettings.of("Loss"));
        chart.freezeBandProperty().set(Optional.of(band));
        stage.setScene(new javafx.scene.Scene(chart, 600, 360));
        stage.show();
    }

    @BeforeEach
    void waitForThePicture() throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> chart.painted()
                .filter(l -> l.plot().getWidth() > 300)
                .isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private CurveLayout layout() {
        return chart.painted().orElseThrow();
    }

    private Point2D inPlot(double x) {
        return chart.localToScreen(layout().toPixel(x), layout().plot().getCenterY());
    }

    private boolean shows(int argb) {
        WritableImage image = WaitForAsyncUtils.waitForAsyncFx(5000, () -> chart.snapshot(null, null));
        Color wanted = Palette.fx(argb);
        for (int y = (int) layout().plot().getMinY(); y < layout().plot().getMaxY(); y++) {
            for (int x = (int) layout().plot().getMinX(); x < layout().plot().getMaxX(); x++) {
                if (image.getPixelReader().getColor(x, y).equals(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void theCurveIsOnScreen() {
        assertTrue(shows(model.series("Loss").argb()));
    }

    @Test
    void aPictureIsUpToDateUntilAPointComesAndSoonAgain() throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, chart::upToDate);
        long before = chart.paintings().get();
        model.series("Loss").append(1001, 10.01, 1001, 2);
        assertFalse(chart.upToDate());
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, chart::upToDate);
        assertEquals(before + 1, chart.paintings().get());
    }

    @Test
    void theCrosshairFollowsTheCursorAndLeavesWithIt(FxRobot robot) {
        robot.moveTo(inPlot(5));
        assertEquals(5, chart.crosshairProperty().get().orElseThrow(), 0.1);
        robot.moveTo(chart.localToScreen(5, 5));
        assertEquals(Optional.empty(), chart.crosshairProperty().get());
    }

    @Test
    void overTheFreezeBandTheDigestOfTheBackboneIsTold(FxRobot robot) {
        double below = layout().plot().getMaxY() + 14;
        robot.moveTo(chart.localToScreen(layout().toPixel(5.5), below));
        assertTrue(chart.lookupAll(".crosshair-values .value").stream()
                .anyMatch(node -> ((javafx.scene.control.Label) node).getText().equals("Backbone 1a2b, as before")));
    }

    @Test
    void aDragShowsAPartOfTheAxisAndADoubleClickAllOfIt(FxRobot robot) {
        robot.drag(inPlot(2), MouseButton.PRIMARY).moveTo(inPlot(4)).drop();
        WaitForAsyncUtils.waitForFxEvents();
        XRange chosen = chart.xRangeProperty().get().orElseThrow();
        assertEquals(2, chosen.from(), 0.1);
        assertEquals(4, chosen.to(), 0.1);
        robot.doubleClickOn(chart.localToScreen(
                layout().plot().getCenterX(), layout().plot().getCenterY()));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(Optional.empty(), chart.xRangeProperty().get());
    }

    @Test
    void aClickOnTheLegendHidesACurve(FxRobot robot) throws Exception {
        CurveLayout.LegendEntry entry = layout().legend().get(0);
        robot.clickOn(
                chart.localToScreen(entry.area().getCenterX(), entry.area().getCenterY()));
        assertFalse(model.series("Loss").visible());
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> !shows(model.series("Loss").argb()));
    }

    @Test
    void newPointsArriveFromAnotherThread() throws Exception {
        for (int i = 1001; i <= 2000; i++) {
            model.series("Loss").append(i, i / 100.0, i, 1);
        }
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> layout().range().to() > 19);
    }
}
