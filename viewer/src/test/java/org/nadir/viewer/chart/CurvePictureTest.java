package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelineModel;

class CurvePictureTest {
    private static final CurvePicture.Size SIZE = new CurvePicture.Size(480, 280, 1);

    private final CurveModel model = new CurveModel();
    private final TimelineModel band = new TimelineModel(List.of("Backbone", "Heads"), 4);

    CurvePictureTest() {
        CurveSeries loss = model.series("Loss");
        for (int i = 0; i <= 400; i++) {
            loss.append(i, i / 100.0, i, 2 - i / 250.0);
        }
        band.fill(0, 0, 2, CellState.FROZEN);
        band.fill(0, 2, 4, CellState.TRAINED);
        band.fill(1, 0, 4, CellState.TRAINED);
    }

    private CurvePicture.Painted paint(CurveSettings settings, Optional<XRange> range) {
        return CurvePicture.render(new CurveRequest(model.all(), settings, Optional.of(band.snapshot()), range), SIZE);
    }

    private static boolean has(BufferedImage image, Rectangle2D area, int rgb) {
        for (int y = (int) area.getMinY(); y < area.getMaxY(); y++) {
            for (int x = (int) area.getMinX(); x < area.getMaxX(); x++) {
                if (image.getRGB(x, y) == rgb) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void theGroundIsThatOfTheThemeInThePlotToo() {
        for (ChartTheme theme : List.of(ChartTheme.light(), ChartTheme.dark())) {
            CurvePicture.Painted painted = paint(CurveSettings.of("Loss").withTheme(theme), Optional.empty());
            Rectangle2D plot = painted.layout().plot();
            assertEquals(theme.background(), painted.image().getRGB(1, 279));
            assertEquals(
                    theme.background(), painted.image().getRGB((int) plot.getMaxX() - 3, (int) plot.getMinY() + 3));
        }
    }

    @Test
    void theFreezeBandLiesUnderThePlotAlongTheSameAxis() {
        CurvePicture.Painted painted = paint(CurveSettings.of("Loss"), Optional.empty());
        CurveLayout layout = painted.layout();
        int firstRow = (int) layout.plot().getMaxY() + 8;
        ChartTheme.FreezeColours colours = ChartTheme.light().freeze();
        assertEquals(
                colours.trained(), painted.image().getRGB((int) layout.toPixel(3), firstRow), "trained in epoch 3");
        Rectangle2D frozen = new Rectangle2D.Double(layout.toPixel(0.5), firstRow - 2, 20, 4);
        assertTrue(has(painted.image(), frozen, colours.frozen()), "frozen in epoch 0");
        assertFalse(has(painted.image(), frozen, colours.trained()));
    }

    @Test
    void byStepsTheBandFollowsTheStepsOfTheEpochs() {
        CurvePicture.Painted painted = paint(CurveSettings.of("Loss").withXAxis(XAxis.STEP), Optional.empty());
        int row = (int) painted.layout().plot().getMaxY() + 8;
        int trained = ChartTheme.light().freeze().trained();
        assertEquals(trained, painted.image().getRGB((int) painted.layout().toPixel(300), row));
    }

    @Test
    void aPartOfTheAxisCanBeShown() {
        CurvePicture.Painted painted = paint(CurveSettings.of("Loss"), Optional.of(new XRange(1, 2)));
        assertEquals(1, painted.layout().toX(painted.layout().plot().getMinX()), 1e-9);
        assertEquals(2, painted.layout().toX(painted.layout().plot().getMaxX()), 1e-9);
    }

    @Test
    void aHiddenCurveIsNotDrawnButStaysInTheLegend() {
        model.series("Loss").visible(false);
        CurvePicture.Painted painted = paint(CurveSettings.of("Loss"), Optional.empty());
        Rectangle2D plot = painted.layout().plot();
        assertFalse(has(painted.image(), plot, model.series("Loss").argb()));
        assertEquals("Loss", painted.layout().legend().get(0).series());
    }

    @Test
    void valuesBelowZeroAreLeftOutOfALogarithmicAxis() {
        model.series("Loss").append(401, 4, 401, -1);
        CurvePicture.Painted painted = paint(CurveSettings.of("Loss").withLogarithmic(true), Optional.empty());
        assertTrue(has(
                painted.image(), painted.layout().plot(), model.series("Loss").argb()));
    }

    @Test
    void anEmptyModelGivesAnEmptyPlot() {
        BufferedImage image = CurvePicture.render(new CurveModel(), CurveSettings.of("Loss"), Optional.empty(), SIZE);
        assertEquals(480, image.getWidth());
    }

    @Test
    void aFinerScaleGivesMorePixelsForTheSamePicture(@TempDir Path folder) {
        BufferedImage image = CurvePicture.render(
                model,
                CurveSettings.of("Loss").withSmoothing(0.6),
                Optional.empty(),
                new CurvePicture.Size(300, 200, 2));
        assertEquals(600, image.getWidth());
        CurvePicture.writePng(folder.resolve("loss.png"), image);
        assertTrue(folder.resolve("loss.png").toFile().length() > 1000);
    }

    @Test
    void numbersAreShort() {
        assertEquals("0", PlotStyle.ShortNumbers.of(0));
        assertEquals("0.25", PlotStyle.ShortNumbers.of(0.25));
        assertEquals("1,234.5", PlotStyle.ShortNumbers.of(1234.5));
        assertEquals("2.5e-5", PlotStyle.ShortNumbers.of(0.000025));
    }
}
