package org.nadir.viewer.timeline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.viewer.GoldenImage;
import org.nadir.viewer.style.ChartTheme;

class TimelinePainterTest {
    private static BufferedImage painted(ChartTheme theme) {
        TimelineModel model = new TimelineModel(List.of("Stem", "Stage 1", "Neck"), 6);
        model.fill(0, 0, 4, CellState.FROZEN);
        model.fill(1, 0, 1, CellState.TRAINED);
        model.fill(1, 1, 3, CellState.FROZEN);
        model.fill(1, 3, 4, CellState.TRAINED);
        model.fill(2, 0, 4, CellState.TRAINED);
        model.currentEpoch(3);
        BufferedImage image = new BufferedImage(128, 44, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(theme.background()));
        pen.fillRect(0, 0, 128, 44);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        TimelinePainter.paint(
                pen,
                model.snapshot(),
                new TimelinePainter.Placement(new Rectangle2D.Double(4, 4, 120, 36), e -> 4 + 20 * e, 2),
                theme);
        pen.dispose();
        return image;
    }

    @Test
    void trainedAndFrozenLookAsTheyDidInTheLight() {
        GoldenImage.check("timeline-light", painted(ChartTheme.light()));
    }

    @Test
    void trainedAndFrozenLookAsTheyDidInTheDark() {
        GoldenImage.check("timeline-dark", painted(ChartTheme.dark()));
    }

    @Test
    void trainedAndFrozenDifferInGreyscale() {
        for (ChartTheme theme : List.of(ChartTheme.light(), ChartTheme.dark())) {
            double trained = grey(theme.freeze().trained());
            double frozen = grey(theme.freeze().frozen());
            assertTrue(Math.abs(trained - frozen) > 60, trained + " and " + frozen);
        }
    }

    private static double grey(int argb) {
        return 0.299 * (argb >> 16 & 0xFF) + 0.587 * (argb >> 8 & 0xFF) + 0.114 * (argb & 0xFF);
    }
}
