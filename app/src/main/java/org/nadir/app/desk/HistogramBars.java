package org.nadir.app.desk;

import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * A small histogram, drawn as one path that fills its region; the part outside a range can be dimmed. Styled by
 * {@code .histogram} and {@code .histogram-bars}.
 */
public final class HistogramBars extends Region {
    private final Path bars = new Path();
    private final Path dimmed = new Path();
    private double[] heights = new double[0];
    private double from;
    private double to = 1;

    public HistogramBars() {
        getStyleClass().add("histogram");
        bars.getStyleClass().add("histogram-bars");
        dimmed.getStyleClass().add("histogram-dimmed");
        bars.setManaged(false);
        dimmed.setManaged(false);
        setMinHeight(24);
        getChildren().addAll(dimmed, bars);
    }

    /** Counts per bin, from low to high. */
    public void show(long[] counts) {
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        heights = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            heights[i] = counts[i] == 0 ? 0 : Math.max(0.02, Math.sqrt(counts[i] / (double) most));
        }
        requestLayout();
    }

    /** Bins outside these shares of the axis (0 to 1) are dimmed. */
    public void range(double low, double high) {
        from = low;
        to = high;
        requestLayout();
    }

    /** Another colour for the bars; a style of their own, which the style sheet does not overrule. */
    public void fill(Color colour) {
        bars.setStyle("-fx-fill: " + css(colour) + ";");
    }

    @Override
    protected void layoutChildren() {
        bars.getElements().clear();
        dimmed.getElements().clear();
        double width = getWidth() - getInsets().getLeft() - getInsets().getRight();
        double step = width / Math.max(1, heights.length);
        for (int i = 0; i < heights.length; i++) {
            double centre = (i + 0.5) / heights.length;
            Path target = centre >= from && centre <= to ? bars : dimmed;
            bar(target, getInsets().getLeft() + i * step, step, heights[i]);
        }
    }

    private void bar(Path path, double x, double step, double share) {
        if (share <= 0) {
            return;
        }
        double bottom = getHeight() - getInsets().getBottom();
        double top = bottom - share * (bottom - getInsets().getTop());
        double right = x + Math.max(0.5, step - (step > 4 ? 1 : 0));
        path.getElements()
                .addAll(
                        new MoveTo(x, bottom),
                        new LineTo(x, top),
                        new LineTo(right, top),
                        new LineTo(right, bottom),
                        new ClosePath());
    }

    /** A plain coloured ground, for chips and swatches. */
    public static Background ground(Color colour, double radius) {
        return new Background(new BackgroundFill(colour, new CornerRadii(radius), Insets.EMPTY));
    }

    /** As CSS wants it. */
    private static String css(Color colour) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }
}
