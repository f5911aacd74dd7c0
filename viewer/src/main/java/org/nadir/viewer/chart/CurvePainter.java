package org.nadir.viewer.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.nadir.viewer.timeline.TimelinePainter;
import org.nadir.viewer.timeline.TimelineSnapshot;

/**
 * Paints curves with legend and freeze band by JFreeChart onto any Java2D surface. Stateless; runs on any thread.
 */
final class CurvePainter {
    private static final double ROW_OF_BAND = 6;
    private static final double MOST_BAND_HEIGHT = 42;
    private static final double ABOVE_BAND = 5;

    private CurvePainter() {}

    /** Paints a chart into a rectangle of logical pixels that starts at the origin. */
    static CurveLayout paint(Graphics2D pen, CurveRequest request, int width, int height) {
        prepare(pen);
        pen.setPaint(PlotStyle.color(request.settings().theme().background()));
        pen.fill(new Rectangle2D.Double(0, 0, width, height));
        LegendPainter legend = new LegendPainter(request, width);
        XRange range = request.xRange();
        XYPlot content = plot(request, range, width);
        JFreeChart chart = new JFreeChart(null, null, content, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setAntiAlias(true);
        double top = legend.height();
        // no entity per point: the mouse asks the curves themselves
        ChartRenderingInfo info = new ChartRenderingInfo(null);
        chart.draw(pen, new Rectangle2D.Double(0, top, width, Math.max(1, height - top)), info);
        CurveLayout.YRange values = new CurveLayout.YRange(
                content.getRangeAxis().getLowerBound(),
                content.getRangeAxis().getUpperBound(),
                request.settings().logarithmic());
        CurveLayout layout = new CurveLayout(info.getPlotInfo().getDataArea(), range, values, legend.entries());
        prepare(pen);
        legend.paint(pen);
        request.band().ifPresent(band -> paintBand(pen, request, band, layout));
        return layout;
    }

    private static void prepare(Graphics2D pen) {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    private static XYPlot plot(CurveRequest request, XRange range, int width) {
        CurveSettings settings = request.settings();
        PlotStyle style = new PlotStyle(settings.theme());
        CurveLines lines = new CurveLines(request, range, width);
        double band = request.band().map(b -> bandHeight(b) + ABOVE_BAND).orElse(0.0);
        XYPlot plot = style.plot();
        plot.setDomainAxis(style.xAxis(settings.xAxis().title(), range, band));
        ValueAxis yAxis = style.yAxis(settings.yTitle(), settings.logarithmic());
        double[] values = lines.yRange();
        yAxis.setRange(values[0], values[1]);
        plot.setRangeAxis(yAxis);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setDataset(lines.dataset());
        plot.setRenderer(lines.renderer());
        return plot;
    }

    private static double bandHeight(TimelineSnapshot band) {
        return Math.min(MOST_BAND_HEIGHT, ROW_OF_BAND * band.rows().size());
    }

    private static void paintBand(Graphics2D pen, CurveRequest request, TimelineSnapshot band, CurveLayout layout) {
        Optional<DoubleUnaryOperator> toX =
                EpochScale.of(request.series(), request.settings().xAxis()).map(scale -> scale::x);
        if (toX.isEmpty()) {
            return;
        }
        Rectangle2D plot = layout.plot();
        Rectangle2D area =
                new Rectangle2D.Double(plot.getX(), plot.getMaxY() + ABOVE_BAND, plot.getWidth(), bandHeight(band));
        TimelinePainter.Placement placement = new TimelinePainter.Placement(
                area, epoch -> layout.toPixel(toX.get().applyAsDouble(epoch)), 1);
        TimelinePainter.paint(pen, band, placement, request.settings().theme());
    }
}
