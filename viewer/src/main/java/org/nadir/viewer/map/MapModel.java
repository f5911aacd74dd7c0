package org.nadir.viewer.map;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * State of one map: where it looks, how large scene and view are, what lies under the cursor. Holds properties and no
 * node, needs no toolkit, and belongs to one thread (the FX thread once a {@link MapView} shows it). Linked maps bind
 * {@link #viewportProperty()} in both directions.
 */
public final class MapModel {
    static final double MAX_SCALE = 64;
    private static final double FIT_MARGIN = 12;
    private static final double SMALLEST_SCENE_ON_SCREEN = 48;

    private final ObjectProperty<Viewport> viewport =
            new SimpleObjectProperty<>(this, "viewport", new Viewport(0, 0, 1));
    private final ObjectProperty<SceneRect> extent =
            new SimpleObjectProperty<>(this, "extent", new SceneRect(0, 0, 0, 0));
    private final ObjectProperty<ViewSize> view = new SimpleObjectProperty<>(this, "view", new ViewSize(0, 0));
    private final ReadOnlyObjectWrapper<Optional<CursorReadout>> readout =
            new ReadOnlyObjectWrapper<>(this, "readout", Optional.empty());
    private final ObjectProperty<Optional<Double>> metresPerPixel =
            new SimpleObjectProperty<>(this, "metresPerPixel", Optional.empty());
    private boolean fitWhenSized = true;

    /** Where the map looks; set as a whole. */
    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    public Viewport viewport() {
        return viewport.get();
    }

    /** What there is to see, in scene pixels; empty (0 x 0) without a scene. */
    public ReadOnlyObjectProperty<SceneRect> extentProperty() {
        return extent;
    }

    public SceneRect extent() {
        return extent.get();
    }

    /** Size of the view in screen pixels, kept by the view. */
    public ReadOnlyObjectProperty<ViewSize> viewProperty() {
        return view;
    }

    public ViewSize view() {
        return view.get();
    }

    /** What lies under the cursor; empty while the cursor is outside the view. */
    public ReadOnlyObjectProperty<Optional<CursorReadout>> readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    /** Ground size of a scene pixel in metres, for the scale bar; empty when unknown. */
    public ObjectProperty<Optional<Double>> metresPerPixelProperty() {
        return metresPerPixel;
    }

    /** Shows another extent and fits it into the view, at once or as soon as the view has a size. */
    public void showExtent(SceneRect newExtent) {
        extent.set(newExtent);
        fit();
    }

    /** Takes a new size of the view; the scene point in the middle stays in the middle. */
    public void resizeView(ViewSize size) {
        view.set(size);
        if (fitWhenSized && !size.isEmpty()) {
            fit();
        }
    }

    /** Shows the whole scene. */
    public void fit() {
        show(extent.get());
    }

    /** Shows a part of the scene whole and centred, never closer than the largest scale. */
    public void show(SceneRect area) {
        fitWhenSized = view.get().isEmpty();
        if (fitWhenSized || area.width() <= 0 || area.height() <= 0) {
            return;
        }
        Viewport fitting = Viewport.fitting(area, view.get(), FIT_MARGIN);
        viewport.set(new Viewport(fitting.centreX(), fitting.centreY(), clampScale(fitting.scale())));
    }

    /** One scene pixel on one screen pixel, the middle of the view kept. */
    public void oneToOne() {
        viewport.set(new Viewport(viewport().centreX(), viewport().centreY(), 1));
    }

    /** Moves the middle of the view to a scene point. */
    public void centreOn(double sceneX, double sceneY) {
        viewport.set(new Viewport(sceneX, sceneY, viewport().scale()));
    }

    /** Multiplies the scale and keeps the scene point under a screen point where it is. */
    public void zoomAt(double screenX, double screenY, double factor) {
        double scale = clampScale(viewport().scale() * factor);
        viewport.set(viewport().scaledAt(scale, screenX - view().width() / 2, screenY - view().height() / 2));
    }

    /** Zooms about the middle of the view. */
    public void zoom(double factor) {
        zoomAt(view().width() / 2, view().height() / 2, factor);
    }

    /** Moves what is seen by a distance in screen pixels; some of the scene always stays in view. */
    public void panBy(double screenDx, double screenDy) {
        viewport.set(kept(viewport().pannedBy(screenDx, screenDy)));
    }

    public double toSceneX(double screenX) {
        return viewport().centreX()
                + (screenX - view().width() / 2) / viewport().scale();
    }

    public double toSceneY(double screenY) {
        return viewport().centreY()
                + (screenY - view().height() / 2) / viewport().scale();
    }

    public double toScreenX(double sceneX) {
        return (sceneX - viewport().centreX()) * viewport().scale() + view().width() / 2;
    }

    public double toScreenY(double sceneY) {
        return (sceneY - viewport().centreY()) * viewport().scale() + view().height() / 2;
    }

    void setReadout(Optional<CursorReadout> value) {
        readout.set(value);
    }

    private double clampScale(double scale) {
        double longest = Math.max(1, Math.max(extent().width(), extent().height()));
        double smallest = Math.min(1, SMALLEST_SCENE_ON_SCREEN / longest);
        return Math.min(MAX_SCALE, Math.max(smallest, scale));
    }

    private Viewport kept(Viewport wanted) {
        SceneRect scene = extent();
        if (scene.width() <= 0 || scene.height() <= 0) {
            return wanted;
        }
        double x = Math.min(scene.maxX(), Math.max(scene.x(), wanted.centreX()));
        double y = Math.min(scene.maxY(), Math.max(scene.y(), wanted.centreY()));
        return new Viewport(x, y, wanted.scale());
    }
}
