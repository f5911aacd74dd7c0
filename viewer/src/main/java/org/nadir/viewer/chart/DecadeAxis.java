package org.nadir.viewer.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis with numbers at 1, 2 and 5 times the powers of ten, or at the powers alone where they are many. */
final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1L;
    private static final double MOST_DECADES_WITH_STEPS = 2.6;

    DecadeAxis(String title) {
        super(title);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D pen, AxisState state, Rectangle2D area, RectangleEdge edge) {
        double low = getRange().getLowerBound();
        double high = getRange().getUpperBound();
        double decades = Math.log10(high / low);
        int[] steps = decades > MOST_DECADES_WITH_STEPS ? new int[] {1} : new int[] {1, 2, 5};
        List<NumberTick> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
            for (int step : steps) {
                double value = step * Math.pow(10, power);
                if (value >= low && value <= high) {
                    ticks.add(new NumberTick(
                            value, PlotStyle.ShortNumbers.of(value), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER, 0));
                }
            }
        }
        return ticks;
    }
}
