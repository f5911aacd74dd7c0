package org.nadir.app.runs;

import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/** The shape of the latest losses, without axes. FX thread only. */
final class Sparkline extends Region {
    private final Polyline line = new Polyline();
    private double[] values = new double[0];

    Sparkline() {
        getStyleClass().add("sparkline");
        line.getStyleClass().add("sparkline-line");
        line.setManaged(false);
        setPrefSize(72, 18);
        setMinSize(72, 18);
        setMaxSize(72, 18);
        getChildren().add(line);
    }

    void show(double[] latest) {
        values = latest;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        line.getPoints().clear();
        double span = high > low ? high - low : 1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                double x = values.length < 2 ? 0 : i * getWidth() / (values.length - 1);
                line.getPoints().addAll(x, 1 + (getHeight() - 2) * (1 - (values[i] - low) / span));
            }
        }
    }
}
