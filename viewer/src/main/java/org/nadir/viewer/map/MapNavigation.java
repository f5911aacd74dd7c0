package org.nadir.viewer.map;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/**
 * Moves a map by wheel, drag, double click and keys: the wheel zooms at the cursor, dragging pans, F fits, 1 shows pixels
 * one to one, + and - zoom, arrows pan (with shift by half a view). FX thread only.
 */
final class MapNavigation {
    private static final double PIXELS_PER_DOUBLING = 120;
    private static final double KEY_STEP = 64;
    private static final double DRAG_STARTS_AT = 3;

    private final MapView view;
    private final MapModel model;
    private Point2D last = Point2D.ZERO;
    private boolean pressed;
    private boolean dragging;

    MapNavigation(MapView view) {
        this.view = view;
        this.model = view.model();
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(ZoomEvent.ZOOM, e -> model.zoomAt(e.getX(), e.getY(), e.getZoomFactor()));
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::doubleClick);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            model.zoomAt(event.getX(), event.getY(), Math.pow(2, event.getDeltaY() / PIXELS_PER_DOUBLING));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        pressed = event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.MIDDLE;
        dragging = false;
        last = new Point2D(event.getX(), event.getY());
    }

    private void drag(MouseEvent event) {
        Point2D here = new Point2D(event.getX(), event.getY());
        if (!pressed || (!dragging && here.distance(last) < DRAG_STARTS_AT)) {
            return;
        }
        dragging = true;
        view.setCursor(Cursor.CLOSED_HAND);
        model.panBy(here.getX() - last.getX(), here.getY() - last.getY());
        last = here;
        event.consume();
    }

    private void release(MouseEvent event) {
        if (dragging) {
            view.setCursor(Cursor.DEFAULT);
            event.consume();
        } else if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1) {
            view.choose(event.getX(), event.getY());
        }
        pressed = false;
        dragging = false;
    }

    private void doubleClick(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && event.isStillSincePress()) {
            model.zoomAt(event.getX(), event.getY(), event.isShiftDown() ? 0.5 : 2);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (zoomKey(event) || panKey(event)) {
            event.consume();
        }
    }

    private boolean zoomKey(KeyEvent event) {
        switch (event.getCode()) {
            case F, DIGIT0, NUMPAD0 -> model.fit();
            case DIGIT1, NUMPAD1 -> model.oneToOne();
            case PLUS, ADD, EQUALS -> model.zoom(Math.sqrt(2));
            case MINUS, SUBTRACT -> model.zoom(Math.sqrt(0.5));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean panKey(KeyEvent event) {
        double x = event.isShiftDown() ? model.view().width() / 2 : KEY_STEP;
        double y = event.isShiftDown() ? model.view().height() / 2 : KEY_STEP;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> model.panBy(x, 0);
            case RIGHT, KP_RIGHT -> model.panBy(-x, 0);
            case UP, KP_UP -> model.panBy(0, y);
            case DOWN, KP_DOWN -> model.panBy(0, -y);
            default -> {
                return false;
            }
        }
        return true;
    }
}
