package org.nadir.viewer.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.nadir.base.LineLook;
import org.nadir.base.RoundNumbers;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.style.Palette;

/**
 * Some dozens of named points over two axes, with the stairs of a front through some of them. Each point has its colour, a
 * tip with its name and numbers, and can be clicked on. FX thread only.
 */
public final class ScatterChart extends Region {
    private static final double LEFT = 48;
    private static final double RIGHT = 12;
    private static final double TOP = 10;
    private static final double BOTTOM = 38;
    private static final double RADIUS = 5;
    private static final double CAP = 3;

    private final Canvas canvas = new Canvas();
    private final ObjectProperty<Content> content = new SimpleObjectProperty<>(this, "content", Content.empty());
    private final ObjectProperty<ChartTheme> theme = new SimpleObjectProperty<>(this, "theme", ChartTheme.light());
    private final Tooltip tip = new Tooltip();
    private Consumer<String> onPick = name -> {};

    /**
     * A point.
     *
     * @param spread what lies above and below it as a bar; 0 for none
     */
    public record Dot(String name, LineLook look, double x, double y, double spread) {}

    /**
     * What is shown.
     *
     * @param dots those that are not finite are left out
     * @param front places in {@code dots} of the points on the front, by rising x
     */
    public record Content(String xTitle, String yTitle, List<Dot> dots, List<Integer> front) {
        public Content {
            dots = List.copyOf(dots);
            front = List.copyOf(front);
        }

        static Content empty() {
            return new Content("", "", List.of(), List.of());
        }
    }

    public ScatterChart() {
        canvas.setManaged(false);
        setAccessibleRoleDescription("Chart");
        getChildren().add(canvas);
        setMinSize(160, 160);
        content.addListener((property, before, now) -> {
            setAccessibleText(now.yTitle() + " against " + now.xTitle());
            paint();
        });
        theme.addListener(o -> paint());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> {
            Optional<Dot> dot = at(event.getX(), event.getY());
            setCursor(dot.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
            dot.ifPresentOrElse(this::tell, () -> Tooltip.uninstall(this, tip));
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> at(event.getX(), event.getY())
                .ifPresent(dot -> onPick.accept(dot.name())));
    }

    public ObjectProperty<Content> contentProperty() {
        return content;
    }

    public ObjectProperty<ChartTheme> themeProperty() {
        return theme;
    }

    /** Is told the name of the point that is clicked on. */
    public void onPick(Consumer<String> receiver) {
        onPick = receiver;
    }

    private void tell(Dot dot) {
        tip.setText(dot.name() + "\n" + content.get().yTitle() + " " + PlotStyle.ShortNumbers.of(dot.y()) + "\n"
                + content.get().xTitle() + " " + PlotStyle.ShortNumbers.of(dot.x()));
        Tooltip.install(this, tip);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 280;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 260;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private List<Dot> known() {
        return content.get().dots().stream()
                .filter(dot -> Double.isFinite(dot.x()) && Double.isFinite(dot.y()))
                .toList();
    }

    private Optional<Dot> at(double x, double y) {
        ScatterScale scale = scale();
        return known().stream()
                .filter(dot -> Math.hypot(scale.x(dot.x()) - x, scale.y(dot.y()) - y) <= RADIUS + 4)
                .findFirst();
    }

    private ScatterScale scale() {
        Rectangle2D plot = new Rectangle2D(
                LEFT, TOP, Math.max(1, getWidth() - LEFT - RIGHT), Math.max(1, getHeight() - TOP - BOTTOM));
        return ScatterScale.of(known(), plot);
    }

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (getWidth() < LEFT + RIGHT + 20 || known().isEmpty()) {
            return;
        }
        ScatterScale scale = scale();
        axes(pen, scale);
        front(pen, scale);
        known().forEach(dot -> dot(pen, scale, dot));
    }

    private void axes(GraphicsContext pen, ScatterScale scale) {
        Rectangle2D plot = scale.plot();
        Color text = Palette.fx(theme.get().text());
        pen.setFont(Font.font(11));
        pen.setLineWidth(1);
        pen.setTextAlign(TextAlignment.RIGHT);
        for (double tick : RoundNumbers.between(scale.yFrom(), scale.yTo())) {
            double y = Math.rint(scale.y(tick)) + 0.5;
            pen.setStroke(Palette.fx(theme.get().grid()));
            pen.strokeLine(plot.getMinX(), y, plot.getMaxX(), y);
            pen.setFill(text);
            pen.fillText(PlotStyle.ShortNumbers.of(tick), plot.getMinX() - 6, y + 4);
        }
        pen.setTextAlign(TextAlignment.CENTER);
        for (double tick : RoundNumbers.between(scale.xFrom(), scale.xTo())) {
            pen.fillText(PlotStyle.ShortNumbers.of(tick), scale.x(tick), plot.getMaxY() + 15);
        }
        pen.fillText(content.get().xTitle(), (plot.getMinX() + plot.getMaxX()) / 2, plot.getMaxY() + 32);
        pen.save();
        pen.translate(11, (plot.getMinY() + plot.getMaxY()) / 2);
        pen.rotate(-90);
        pen.fillText(content.get().yTitle(), 0, 0);
        pen.restore();
        pen.setTextAlign(TextAlignment.LEFT);
    }

    private void front(GraphicsContext pen, ScatterScale scale) {
        List<Dot> dots = new ArrayList<>();
        content.get().front().forEach(place -> dots.add(content.get().dots().get(place)));
        pen.setStroke(Palette.fx(theme.get().crosshair()));
        pen.setLineDashes(5, 4);
        for (int i = 1; i < dots.size(); i++) {
            double x = scale.x(dots.get(i).x());
            double before = scale.y(dots.get(i - 1).y());
            pen.strokeLine(scale.x(dots.get(i - 1).x()), before, x, before);
            pen.strokeLine(x, before, x, scale.y(dots.get(i).y()));
        }
        pen.setLineDashes();
    }

    private void dot(GraphicsContext pen, ScatterScale scale, Dot dot) {
        double x = scale.x(dot.x());
        double y = scale.y(dot.y());
        Color colour = Palette.fx(dot.look().argb());
        Color ground = Palette.fx(theme.get().background());
        boolean hollow = dot.look().dashes() != LineLook.Dashes.SOLID;
        if (dot.spread() > 0) {
            pen.setStroke(colour);
            double lower = scale.y(dot.y() - dot.spread());
            double upper = scale.y(dot.y() + dot.spread());
            pen.strokeLine(x, lower, x, upper);
            pen.strokeLine(x - CAP, lower, x + CAP, lower);
            pen.strokeLine(x - CAP, upper, x + CAP, upper);
        }
        // a run whose line is dashed has a ring
        pen.setFill(hollow ? ground : colour);
        pen.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        pen.setStroke(hollow ? colour : ground);
        pen.setLineWidth(hollow ? 2 : 1);
        pen.strokeOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        pen.setLineWidth(1);
    }
}
