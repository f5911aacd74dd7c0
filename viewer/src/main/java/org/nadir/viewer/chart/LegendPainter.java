package org.nadir.viewer.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.timeline.CellState;
import org.nadir.viewer.timeline.TimelinePainter;

/** The legend above a chart: curves from the left, the two states of the freeze band at the right. One thread only. */
final class LegendPainter {
    private static final double ROW = 22;
    private static final double LEFT = 12;
    private static final double SWATCH = 18;
    private static final double GAP = 16;
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final CurveRequest request;
    private final ChartTheme theme;
    private final List<CurveLayout.LegendEntry> entries = new ArrayList<>();
    private final double bandLeft;
    private final double height;

    LegendPainter(CurveRequest request, int width) {
        this.request = request;
        this.theme = request.settings().theme();
        double bandWidth = 0;
        if (request.band().isPresent()) {
            for (CellState state : List.of(CellState.TRAINED, CellState.FROZEN)) {
                bandWidth += entryWidth(state.word());
            }
        }
        this.bandLeft = width - bandWidth;
        double x = LEFT;
        double y = 4;
        for (CurveSeries series : request.named()) {
            double entry = entryWidth(series.name());
            if (x > LEFT && x + entry > bandLeft) {
                x = LEFT;
                y += ROW;
            }
            entries.add(new CurveLayout.LegendEntry(series.name(), new Rectangle2D.Double(x, y, entry - GAP / 2, ROW)));
            x += entry;
        }
        this.height = entries.isEmpty() && request.band().isEmpty() ? 4 : y + ROW + 2;
    }

    double height() {
        return height;
    }

    List<CurveLayout.LegendEntry> entries() {
        return entries;
    }

    void paint(Graphics2D pen) {
        pen.setFont(PlotStyle.NUMBERS);
        for (int i = 0; i < entries.size(); i++) {
            paint(pen, request.named().get(i), entries.get(i).area());
        }
        if (request.band().isPresent()) {
            double x = bandLeft;
            for (CellState state : List.of(CellState.TRAINED, CellState.FROZEN)) {
                Rectangle2D sample = new Rectangle2D.Double(x, 4 + ROW / 2 - 5, SWATCH - 4, 10);
                TimelinePainter.paint(pen, sample, state, theme.freeze());
                text(pen, state.word(), x, 4, theme.text());
                x += entryWidth(state.word());
            }
        }
    }

    private void paint(Graphics2D pen, CurveSeries series, Rectangle2D area) {
        Color colour = PlotStyle.color(series.visible() ? series.argb() : theme.axis());
        double middle = area.getCenterY();
        pen.setPaint(colour);
        pen.setStroke(
                PlotStyle.stroke(series.visible() ? 2.6f : 1.2f, series.look().dashes()));
        pen.draw(new Line2D.Double(area.getX() + 1, middle, area.getX() + SWATCH - 5, middle));
        text(pen, series.name(), area.getX(), area.getY(), series.visible() ? theme.title() : theme.axis());
    }

    private static void text(Graphics2D pen, String words, double x, double top, int argb) {
        pen.setFont(PlotStyle.NUMBERS);
        pen.setPaint(PlotStyle.color(argb));
        pen.drawString(words, (float) (x + SWATCH), (float) (top + ROW / 2 + 4));
    }

    private static double entryWidth(String words) {
        return SWATCH + PlotStyle.NUMBERS.getStringBounds(words, CONTEXT).getWidth() + GAP;
    }
}
