package org.nadir.viewer.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Where things came to lie in a painted chart, in logical pixels of the picture.
 *
 * @param plot the plot area
 * @param range what the x axis shows
 * @param legend the entries of the legend with the names of their series
 */
record CurveLayout(Rectangle2D plot, XRange range, List<LegendEntry> legend) {
    /** An entry of the legend. */
    record LegendEntry(String series, Rectangle2D area) {}

    double toX(double pixel) {
        return range.from() + (pixel - plot.getX()) / plot.getWidth() * range.length();
    }

    double toPixel(double x) {
        return plot.getX() + (x - range.from()) / range.length() * plot.getWidth();
    }
}
