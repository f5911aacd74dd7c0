package org.nadir.viewer.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.nadir.base.LineLook;
import org.nadir.viewer.style.ChartTheme;

/** Brings the house's look onto JFreeChart's plots: no grey, no frames, a light grid, quiet axes with titles. */
final class PlotStyle {
    static final Font NUMBERS = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font TITLES = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private final ChartTheme theme;

    PlotStyle(ChartTheme theme) {
        this.theme = theme;
    }

    XYPlot plot() {
        XYPlot plot = new XYPlot();
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(4, 6, 4, 24));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(color(theme.grid()));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        return plot;
    }

    /** An x axis whose numbers leave room above them for a band of this height. */
    NumberAxis xAxis(String title, XRange range, double bandHeight) {
        NumberAxis axis = new NumberAxis(title);
        axis.setRange(range.from(), range.to());
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        if (range.length() < 4) {
            axis.setStandardTickUnits(new NumberTickUnitSource());
        }
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        quiet(axis);
        axis.setTickLabelInsets(new RectangleInsets(3 + bandHeight, 4, 2, 4));
        return axis;
    }

    ValueAxis yAxis(String title, boolean logarithmic) {
        ValueAxis axis = logarithmic ? logAxis(title) : linearAxis(title);
        quiet(axis);
        axis.setAxisLineVisible(false);
        return axis;
    }

    /** The stroke of a line; dashes have flat ends so that dots stay dots. */
    static BasicStroke stroke(float width, LineLook.Dashes dashes) {
        if (dashes == LineLook.Dashes.SOLID) {
            return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dashes.lengths().size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dashes.lengths().get(i);
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
    }

    static Color color(int argb) {
        return new Color(argb, true);
    }

    private static ValueAxis linearAxis(String title) {
        NumberAxis axis = new NumberAxis(title);
        axis.setAutoRangeIncludesZero(false);
        axis.setNumberFormatOverride(new ShortNumbers());
        return axis;
    }

    private static ValueAxis logAxis(String title) {
        DecadeAxis axis = new DecadeAxis(title);
        axis.setSmallestValue(1e-12);
        return axis;
    }

    private void quiet(ValueAxis axis) {
        axis.setLabelFont(TITLES);
        axis.setLabelPaint(color(theme.text()));
        axis.setTickLabelFont(NUMBERS);
        axis.setTickLabelPaint(color(theme.text()));
        axis.setAxisLinePaint(color(theme.axis()));
        axis.setTickMarksVisible(false);
        axis.setMinorTickMarksVisible(false);
    }

    /** Numbers as a person reads them: up to four significant digits, powers of ten only where they are needed. */
    static final class ShortNumbers extends NumberFormat {
        private static final long serialVersionUID = 1L;

        static String of(double value) {
            double size = Math.abs(value);
            DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
            symbols.setExponentSeparator("e");
            String pattern = size != 0 && (size < 1e-3 || size >= 1e6)
                    ? "0.##E0"
                    : size < 0.1 ? "0.####" : size < 10 ? "0.###" : "#,##0.#";
            return new DecimalFormat(pattern, symbols).format(value);
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(of(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return to.append(of(number));
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("Only for writing");
        }
    }
}
