package org.nadir.viewer.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Where things came to lie in a painted chart, in logical pixels of the picture.
 *
 * @param plot the plot area
 * @param range what the x axis shows
 * @param values what the y axis shows
 * @param legend the entries of the legend with the names of their series
 */
record CurveLayout(Rectangle2D plot, XRange range, YRange values, List<LegendEntry> legend) {
    /** An entry of the legend. */
    record LegendEntry(String series, Rectangle2D area) {}

    /** What a y axis shows, from its foot to its head. */
    record YRange(double from, double to, boolean logarithmic) {
        private double share(double y) {
            return logarithmic ? Math.log(y / from) / Math.log(to / from) : (y - from) / (to - from);
        }
    }

    /** Where a value lies; NaN where the axis cannot show it. */
    double toPixelY(double y) {
        return plot.getMaxY() - values.share(y) * plot.getHeight();
    }

    double toX(double pixel) {
        return range.from() + (pixel - plot.getX()) / plot.getWidth() * range.length();
    }

    double toPixel(double x) {
        return plot.getX() + (x - range.from()) / range.length() * plot.getWidth();
    }
}
