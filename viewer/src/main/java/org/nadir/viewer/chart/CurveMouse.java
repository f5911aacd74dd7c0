package org.nadir.viewer.chart;

import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What the mouse does over a chart: crosshair, zoom along x by a drag, all of x by a double click, legend by a click. */
final class CurveMouse {
    private static final double SHORTEST_DRAG = 6;
    private static final double FARTHEST_PICK = 24;

    private final CurveChart chart;
    private double pressedAt = Double.NaN;

    CurveMouse(CurveChart chart) {
        this.chart = chart;
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        chart.addEventHandler(
                MouseEvent.MOUSE_EXITED, e -> chart.crosshairProperty().set(Optional.empty()));
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        chart.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    }

    private void move(MouseEvent event) {
        Optional<CurveLayout> inPlot = chart.painted().filter(l -> inside(l, event));
        chart.crosshairProperty().set(inPlot.map(l -> l.toX(event.getX())));
        chart.setCursor(entryAt(event).isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void press(MouseEvent event) {
        boolean inPlot = chart.painted().filter(l -> inside(l, event)).isPresent();
        pressedAt = inPlot && event.getButton() == MouseButton.PRIMARY ? event.getX() : Double.NaN;
    }

    private void drag(MouseEvent event) {
        if (!Double.isNaN(pressedAt)) {
            chart.overlay().select(pressedAt, event.getX());
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        chart.overlay().clearSelection();
        if (!Double.isNaN(pressedAt) && Math.abs(event.getX() - pressedAt) >= SHORTEST_DRAG) {
            double left = Math.min(pressedAt, event.getX());
            double right = Math.max(pressedAt, event.getX());
            chart.painted().ifPresent(l -> {
                double from = Math.max(l.range().from(), l.toX(left));
                double to = Math.min(l.range().to(), l.toX(right));
                if (to - from > l.range().length() * 1e-9) {
                    chart.xRangeProperty().set(Optional.of(new XRange(from, to)));
                }
            });
        }
        pressedAt = Double.NaN;
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        Optional<CurveSeries> entry = entryAt(event);
        if (entry.isPresent()) {
            entry.get().visible(!entry.get().visible());
        } else if (event.getClickCount() == 2) {
            chart.xRangeProperty().set(Optional.empty());
        } else {
            chart.painted().filter(l -> inside(l, event)).ifPresent(l -> chart.pick(nearest(l, event)));
        }
    }

    /** The point of all curves that lies nearest to the mouse, if it is near at all. */
    private Optional<CurvePick> nearest(CurveLayout layout, MouseEvent event) {
        XAxis axis = chart.settingsProperty().get().xAxis();
        Optional<CurvePick> best = Optional.empty();
        double distance = FARTHEST_PICK;
        for (CurveSeries series : chart.model().all()) {
            CurvePoints points = series.points(axis);
            int index = series.visible() ? points.nearest(layout.toX(event.getX())) : -1;
            if (index < 0) {
                continue;
            }
            double away = Math.hypot(
                    layout.toPixel(points.x(index)) - event.getX(), layout.toPixelY(points.y(index)) - event.getY());
            if (away < distance) {
                distance = away;
                best = Optional.of(
                        new CurvePick(series.name(), series.points(XAxis.EPOCH).x(index), points.y(index)));
            }
        }
        return best;
    }

    private Optional<CurveSeries> entryAt(MouseEvent event) {
        return chart.painted().stream()
                .flatMap(l -> l.legend().stream())
                .filter(e -> e.area().contains(event.getX(), event.getY()))
                .findFirst()
                .flatMap(e -> chart.model().find(e.series()));
    }

    private static boolean inside(CurveLayout layout, MouseEvent event) {
        return event.getX() >= layout.plot().getMinX()
                && event.getX() <= layout.plot().getMaxX()
                && event.getY() >= layout.plot().getMinY();
    }
}
