package org.nadir.viewer.chart;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.nadir.viewer.style.Palette;
import org.nadir.viewer.timeline.TimelineModel;

/** What lies over a chart's picture: the crosshair with the values of all curves, and the part being chosen by a drag. */
final class CrosshairOverlay extends Region {
    private static final double OFFSET = 10;

    private final CurveChart chart;
    private final Line line = new Line();
    private final VBox values = new VBox(2);
    private final Rectangle selection = new Rectangle();

    CrosshairOverlay(CurveChart chart) {
        this.chart = chart;
        setMouseTransparent(true);
        line.getStyleClass().add("crosshair");
        values.getStyleClass().add("crosshair-values");
        selection.getStyleClass().add("selection");
        selection.setManaged(false);
        line.setManaged(false);
        values.setManaged(false);
        selection.setVisible(false);
        getChildren().addAll(selection, line, values);
        update();
    }

    /** Brings the crosshair to where the chart's property says, with the values there. */
    void update() {
        Optional<CurveLayout> layout = chart.painted();
        Optional<Double> at = chart.crosshairProperty()
                .get()
                .filter(x -> layout.isPresent()
                        && x >= layout.get().range().from()
                        && x <= layout.get().range().to());
        line.setVisible(at.isPresent());
        values.setVisible(at.isPresent());
        if (at.isPresent() && layout.isPresent()) {
            show(layout.get(), at.get());
        }
    }

    void select(double fromX, double toX) {
        chart.painted().ifPresent(l -> {
            double left = Math.max(l.plot().getMinX(), Math.min(fromX, toX));
            double right = Math.min(l.plot().getMaxX(), Math.max(fromX, toX));
            selection.setX(left);
            selection.setWidth(Math.max(0, right - left));
            selection.setY(l.plot().getMinY());
            selection.setHeight(l.plot().getHeight());
            selection.setVisible(true);
        });
    }

    void clearSelection() {
        selection.setVisible(false);
    }

    private void show(CurveLayout layout, double x) {
        double pixel = Math.rint(layout.toPixel(x)) + 0.5;
        line.setStartX(pixel);
        line.setEndX(pixel);
        line.setStartY(layout.plot().getMinY());
        line.setEndY(layout.plot().getMaxY());
        line.setStroke(Palette.fx(chart.settingsProperty().get().theme().crosshair()));
        values.getChildren().clear();
        values.getChildren().add(label(title(x), "title"));
        band().map(b -> b.digestWords((int) Math.floor(x)))
                .filter(words -> !words.isEmpty())
                .ifPresent(words -> values.getChildren().add(label(words, "value")));
        chart.model().all().stream().filter(s -> s.visible() && s.size() > 0).forEach(s -> {
            CurvePoints points = s.points(chart.settingsProperty().get().xAxis());
            int index = points.nearest(x);
            Label text = label(s.name() + "  " + PlotStyle.ShortNumbers.of(points.y(index)), "value");
            HBox row = new HBox(6, new Circle(4, Palette.fx(s.argb())), text);
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            values.getChildren().add(row);
        });
        // style first, since sizes depend on it
        values.applyCss();
        values.autosize();
        boolean left = pixel + OFFSET + values.getWidth() > layout.plot().getMaxX();
        values.relocate(
                Math.rint(left ? pixel - OFFSET - values.getWidth() : pixel + OFFSET),
                Math.rint(layout.plot().getMinY() + OFFSET));
    }

    /** x with its unit, and what the freeze band says there when the axis counts epochs. */
    private String title(double x) {
        XAxis axis = chart.settingsProperty().get().xAxis();
        String place =
                switch (axis) {
                    case STEP -> "Step " + PlotStyle.ShortNumbers.of(Math.rint(x));
                    case EPOCH -> "Epoch " + PlotStyle.ShortNumbers.of(Math.rint(x * 100) / 100);
                    case TIME -> PlotStyle.ShortNumbers.of(x) + " s";
                    case DEVICE -> PlotStyle.ShortNumbers.of(x) + " s of steps";
                };
        return place
                + band().map(b -> b.summary((int) Math.floor(x)))
                        .filter(words -> !words.isEmpty())
                        .map(words -> " \u00b7 " + words)
                        .orElse("");
    }

    /** The freeze band, when the axis counts epochs as it does. */
    private Optional<TimelineModel> band() {
        boolean epochs = chart.settingsProperty().get().xAxis() == XAxis.EPOCH;
        return epochs ? chart.freezeBandProperty().get() : Optional.empty();
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll(List.of(style));
        return label;
    }
}
