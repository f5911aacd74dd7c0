package org.nadir.viewer.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.Optional;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;
import org.nadir.base.LineLook;

/**
 * The lines of one painting: thinned points for JFreeChart, their looks, and the span of their values. Raw points lie
 * faint below all smoothed curves. One thread only.
 */
final class CurveLines {
    private static final float LINE_WIDTH = 1.7f;
    private static final float DENSE_WIDTH = 1f;
    private static final int PIXELS_PER_DOT = 12;
    private static final Ellipse2D DOT = new Ellipse2D.Double(-2.5, -2.5, 5, 5);
    private static final int FAINT = 0x40;
    private static final int PALE = 0x2C;
    private static final int FULL = 0xFF;
    private static final double SPARE = 0.01;

    private final DefaultXYDataset dataset = new DefaultXYDataset();
    private final Renderer renderer = new Renderer();
    private final CurveSettings settings;
    private final int columns;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /** Passes over all points a second time only where some of them are marked. */
    private static final class Renderer extends XYLineAndShapeRenderer {
        private static final long serialVersionUID = 1;

        private boolean dots;

        Renderer() {
            super(true, false);
        }

        @Override
        public int getPassCount() {
            return dots ? super.getPassCount() : 1;
        }
    }

    CurveLines(CurveRequest request, XRange range, int columns) {
        this.settings = request.settings();
        this.columns = columns;
        renderer.setDrawSeriesLineAsPath(true);
        boolean smoothing = settings.smoothing() > 0;
        request.shown().forEach(series -> addBand(series, range));
        for (CurveSeries series : request.shown()) {
            CurvePoints points = series.points(settings.xAxis());
            double[][] xy = Decimation.of(points, range, columns);
            if (smoothing && dense(xy)) {
                addRibbon(xy, series, range);
            } else {
                add(xy, series.look(), smoothing ? FAINT : FULL);
            }
        }
        for (CurveSeries series : request.shown()) {
            CurvePoints points = series.points(settings.xAxis());
            if (smoothing) {
                float[] values = Smoothing.of(points, settings.smoothing());
                CurvePoints smooth = new CurvePoints(points.xs(), values, points.size());
                add(Decimation.of(smooth, range, columns), series.look(), FULL);
            }
        }
    }

    DefaultXYDataset dataset() {
        return dataset;
    }

    XYLineAndShapeRenderer renderer() {
        return renderer;
    }

    /** Values from the lowest to the highest with some air; from 0 where that is not far away. */
    double[] yRange() {
        if (low > high) {
            return new double[] {settings.logarithmic() ? 0.1 : 0, 1};
        }
        if (settings.logarithmic()) {
            double air = Math.max(1.05, Math.pow(high / low, 0.05));
            return new double[] {low / air, high * air};
        }
        double air = Math.max((high - low) * 0.06, Math.max(1e-9, Math.abs(high) * 1e-3));
        boolean fromZero = low >= 0 && low <= high * 0.4;
        return new double[] {fromZero ? 0 : low - air, high + air};
    }

    private void add(double[][] xy, LineLook look, int alpha) {
        clean(xy[1]);
        // a spike of the raw curve must not press all smoothed ones flat: it is cut off at the edge
        measure(alpha == FAINT ? bulk(xy[1]) : xy[1]);
        int index = dataset.getSeriesCount();
        dataset.addSeries(index, xy);
        Color full = PlotStyle.color(look.argb());
        renderer.setSeriesPaint(index, new Color(full.getRed(), full.getGreen(), full.getBlue(), alpha));
        // where nearly every column has a lowest and a highest point the line is a ribbon anyway
        boolean raw = alpha == FAINT || settings.smoothing() == 0;
        float width = raw && dense(xy) ? DENSE_WIDTH : LINE_WIDTH;
        renderer.setSeriesStroke(
                index,
                PlotStyle.stroke(width, raw && settings.smoothing() > 0 ? LineLook.Dashes.SOLID : look.dashes()));
        // a few points, such as one validation per epoch, are marked: the line between them was not measured
        boolean dots = xy[0].length * PIXELS_PER_DOT <= columns;
        renderer.dots |= dots;
        renderer.setSeriesShapesVisible(index, dots);
        renderer.setSeriesShape(index, DOT);
    }

    /** True for a line that nearly fills the area that it crosses. */
    private boolean dense(double[][] xy) {
        return xy[0].length > 1.5 * columns;
    }

    /** The raw points behind a smoothed curve, where they are so many that their line would be one colour anyway. */
    private void addRibbon(double[][] xy, CurveSeries series, XRange range) {
        clean(xy[1]);
        measure(bulk(xy[1]));
        Color faint = translucent(series, FAINT);
        for (double[] outline : CurveRibbon.outlines(xy, range, columns)) {
            renderer.addAnnotation(new XYPolygonAnnotation(outline, null, null, faint), Layer.BACKGROUND);
        }
    }

    private static Color translucent(CurveSeries series, int alpha) {
        Color full = PlotStyle.color(series.argb());
        return new Color(full.getRed(), full.getGreen(), full.getBlue(), alpha);
    }

    /** The area between the curves of mean less spread and mean plus spread, smoothed as the mean is. */
    private void addBand(CurveSeries series, XRange range) {
        CurvePoints points = series.points(settings.xAxis());
        Optional<float[]> spreads = series.spreads();
        if (spreads.isEmpty()) {
            return;
        }
        double[][] low = edge(points, spreads.get(), -1, range);
        double[][] high = edge(points, spreads.get(), 1, range);
        clean(low[1]);
        clean(high[1]);
        measure(low[1]);
        measure(high[1]);
        double[] outline = CurveBand.outline(low, high);
        if (outline.length >= 6) {
            renderer.addAnnotation(
                    new XYPolygonAnnotation(outline, null, null, translucent(series, PALE)), Layer.BACKGROUND);
        }
    }

    private double[][] edge(CurvePoints points, float[] spreads, int side, XRange range) {
        float[] values = new float[points.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (points.y(i) + side * spreads[i]);
        }
        CurvePoints edge = new CurvePoints(points.xs(), values, points.size());
        float[] smooth = settings.smoothing() > 0 ? Smoothing.of(edge, settings.smoothing()) : values;
        return Decimation.of(new CurvePoints(points.xs(), smooth, points.size()), range, columns);
    }

    /** Values that a logarithmic axis cannot show become gaps. */
    private void clean(double[] ys) {
        for (int i = 0; settings.logarithmic() && i < ys.length; i++) {
            ys[i] = ys[i] > 0 ? ys[i] : Double.NaN;
        }
    }

    /** The values without the lowest and the highest hundredth. */
    private static double[] bulk(double[] ys) {
        double[] sorted = Arrays.stream(ys).filter(Double::isFinite).sorted().toArray();
        int spare = (int) (sorted.length * SPARE);
        return Arrays.copyOfRange(sorted, spare, sorted.length - spare);
    }

    /** Widens the span. */
    private void measure(double[] ys) {
        for (double y : ys) {
            if (Double.isFinite(y)) {
                low = Math.min(low, y);
                high = Math.max(high, y);
            }
        }
    }
}
