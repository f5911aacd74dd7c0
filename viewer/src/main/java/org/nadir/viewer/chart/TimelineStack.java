package org.nadir.viewer.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jfree.fx.FXGraphics2D;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.style.Palette;
import org.nadir.viewer.timeline.TimelinePainter;
import org.nadir.viewer.timeline.TimelineSnapshot;

/**
 * The freezing timelines of several runs, one below the other, under the x axis of a chart: they follow what the chart shows
 * and what it counts, each run by its own curve. Of a stack that is higher than the window, as in a scrolling page, only what
 * the window has room for is painted. FX thread only.
 */
public final class TimelineStack extends Region {
    private static final double ROW = 3;
    private static final double NAME = 15;
    private static final double GAP = 5;

    private final CurveChart chart;
    private final Canvas canvas = new Canvas();
    private final ObjectProperty<List<Entry>> entries = new SimpleObjectProperty<>(this, "entries", List.of());

    /**
     * The timeline of one run.
     *
     * @param name shown above it
     * @param argb colour of the run
     * @param timeline what was applied
     * @param series the curve of the run in the chart, which says when its epochs began
     */
    public record Entry(String name, int argb, TimelineSnapshot timeline, String series) {}

    public TimelineStack(CurveChart chart) {
        this.chart = chart;
        setAccessibleText("Schedules of the runs");
        canvas.setManaged(false);
        getChildren().add(canvas);
        // painted with the layout, once however much has changed since the last pulse
        chart.paintings().addListener(o -> setNeedsLayout(true));
        entries.addListener(o -> requestLayout());
        localToSceneTransformProperty().addListener((property, before, now) -> setNeedsLayout(true));
    }

    public ObjectProperty<List<Entry>> entriesProperty() {
        return entries;
    }

    @Override
    protected double computePrefHeight(double width) {
        return entries.get().stream().mapToDouble(TimelineStack::height).sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private static double height(Entry entry) {
        return NAME + ROW * entry.timeline().rows().size() + GAP;
    }

    @Override
    protected void layoutChildren() {
        paint();
    }

    /** Brings the canvas to what can be seen: one of the whole height would be beyond what a graphics card takes. */
    private void place() {
        double shown = getScene() == null ? getHeight() : getScene().getHeight();
        double height = Math.min(getHeight(), shown);
        double above = getScene() == null ? 0 : sceneToLocal(0, 0).getY();
        canvas.setLayoutY(Math.rint(Math.max(0, Math.min(above, getHeight() - height))));
        canvas.setWidth(getWidth());
        canvas.setHeight(height);
    }

    private void paint() {
        place();
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Optional<CurveLayout> layout = chart.painted();
        double top = -canvas.getLayoutY();
        for (Entry entry : entries.get()) {
            double y = top;
            top += height(entry);
            if (top > 0 && y < canvas.getHeight()) {
                layout.ifPresent(l -> paint(pen, entry, l, y));
            }
        }
    }

    private void paint(GraphicsContext pen, Entry entry, CurveLayout layout, double top) {
        ChartTheme theme = chart.settingsProperty().get().theme();
        double left = layout.plot().getX();
        pen.setFill(Palette.fx(entry.argb()));
        pen.fillRoundRect(left, top + 3, 9, 9, 3, 3);
        pen.setFill(Palette.fx(theme.text()));
        pen.setFont(Font.font(11));
        pen.fillText(
                entry.name(), left + 14, top + 11, Math.max(40, layout.plot().getWidth() - 16));
        scale(entry).ifPresent(toX -> {
            Rectangle2D area = new Rectangle2D.Double(
                    left,
                    top + NAME,
                    layout.plot().getWidth(),
                    ROW * entry.timeline().rows().size());
            pen.save();
            TimelinePainter.paint(
                    new FXGraphics2D(pen),
                    entry.timeline(),
                    new TimelinePainter.Placement(area, epoch -> layout.toPixel(toX.applyAsDouble(epoch)), 1),
                    theme);
            pen.restore();
        });
    }

    /** Epochs of this run in units of the axis; empty while its curve has no point to tell by. */
    private Optional<DoubleUnaryOperator> scale(Entry entry) {
        XAxis axis = chart.settingsProperty().get().xAxis();
        List<CurveSeries> own = chart.model().find(entry.series()).stream().toList();
        return EpochScale.of(own, axis).map(scale -> scale::x);
    }
}
