package org.nadir.viewer.map;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.canvas.GraphicsContext;

/**
 * One sheet of a map, painted on its own canvas of the size of the view. Painting happens on the FX thread, at most once
 * a pulse, after {@link #requestRepaint()} or when the viewport moved; it must be quick and may not block. All
 * properties belong to the FX thread.
 */
public abstract class MapLayer {
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final BooleanProperty visible = new SimpleBooleanProperty(this, "visible", true);
    private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity", 1);
    private Runnable repaint = () -> {};

    protected MapLayer() {
        visible.addListener(o -> requestRepaint());
    }

    /** Name for lists of layers. */
    public final StringProperty nameProperty() {
        return name;
    }

    public final BooleanProperty visibleProperty() {
        return visible;
    }

    /** 0 is transparent, 1 opaque. */
    public final DoubleProperty opacityProperty() {
        return opacity;
    }

    /** Asks for a new picture at the next pulse. */
    public final void requestRepaint() {
        repaint.run();
    }

    /** Paints what the frame shows onto a cleared canvas. */
    protected abstract void paint(GraphicsContext pen, MapFrame frame);

    /** The thing under a point of the view, the topmost first; empty when this layer has none there. */
    protected Optional<Object> pick(MapFrame frame, double screenX, double screenY) {
        return Optional.empty();
    }

    /** The cursor rests on the thing with this key, or on nothing of this layer. */
    protected void hovered(Optional<Object> key) {}

    /** A click chose the thing with this key, or nothing of this layer. */
    protected void chosen(Optional<Object> key) {}

    /** A few words on the thing with this key for the tooltip; empty for no tooltip. */
    protected Optional<String> describe(Object key) {
        return Optional.empty();
    }

    /** Called when the layer comes onto a map. */
    protected void attached() {}

    /** Called when the layer leaves a map: stop background work, let go of pictures. */
    protected void detached() {}

    final void attach(Runnable onRepaint) {
        repaint = onRepaint;
        attached();
    }

    final void detach() {
        repaint = () -> {};
        detached();
    }
}
