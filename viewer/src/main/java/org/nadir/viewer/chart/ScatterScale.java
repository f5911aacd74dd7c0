package org.nadir.viewer.chart;

import java.util.List;
import javafx.geometry.Rectangle2D;

/** Where the values of a scatter lie in its plot, with some air around them. */
record ScatterScale(Rectangle2D plot, double xFrom, double xTo, double yFrom, double yTo) {
    private static final double AIR = 0.08;

    static ScatterScale of(List<ScatterChart.Dot> dots, Rectangle2D plot) {
        double[] x =
                span(dots.stream().flatMap(dot -> List.of(dot.x()).stream()).toList());
        double[] y = span(dots.stream()
                .flatMap(dot -> List.of(dot.y() - dot.spread(), dot.y() + dot.spread()).stream())
                .toList());
        return new ScatterScale(plot, x[0], x[1], y[0], y[1]);
    }

    private static double[] span(List<Double> values) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double air = Math.max((high - low) * AIR, Math.max(1e-9, Math.abs(high) * 0.01));
        return new double[] {low - air, high + air};
    }

    double x(double value) {
        return plot.getMinX() + (value - xFrom) / (xTo - xFrom) * plot.getWidth();
    }

    double y(double value) {
        return plot.getMaxY() - (value - yFrom) / (yTo - yFrom) * plot.getHeight();
    }
}
