package org.nadir.viewer.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;

/**
 * The layers of a map, one canvas of the size of the view each. Whatever happens between two pulses leads to one
 * painting of the layers concerned at the next pulse. FX thread only.
 */
final class LayerStack extends Pane {
    private final MapModel model;
    private final List<Sheet> sheets = new ArrayList<>();
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            paintDirty();
        }
    };

    private static final class Sheet {
        private final MapLayer layer;
        private final Canvas canvas = new Canvas();
        private boolean dirty = true;

        Sheet(MapLayer layer) {
            this.layer = layer;
        }
    }

    /** A layer and the key of a thing on it. */
    record Picked(MapLayer layer, Object key) {}

    LayerStack(MapModel model, ObservableList<MapLayer> layers) {
        this.model = model;
        getStyleClass().add("map-layers");
        layers.addListener((ListChangeListener<MapLayer>) change -> rebuild(layers));
        model.viewportProperty().addListener(o -> dirtyAll());
        model.extentProperty().addListener(o -> dirtyAll());
        rebuild(layers);
    }

    /** The topmost thing under a point of the view. */
    Optional<Picked> pick(double x, double y) {
        MapFrame frame = frame();
        for (int i = sheets.size() - 1; i >= 0; i--) {
            MapLayer layer = sheets.get(i).layer;
            Optional<Object> key = layer.visibleProperty().get() ? layer.pick(frame, x, y) : Optional.empty();
            if (key.isPresent()) {
                return Optional.of(new Picked(layer, key.get()));
            }
        }
        return Optional.empty();
    }

    /** Tells each layer which of its things is meant: the picked one, or none. */
    void forEachLayer(java.util.function.Consumer<MapLayer> action) {
        sheets.forEach(sheet -> action.accept(sheet.layer));
    }

    MapFrame frame() {
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        return new MapFrame(model.viewport(), new ViewSize(getWidth(), getHeight()), scale > 0 ? scale : 1);
    }

    /** Paints at once what is waiting; for pictures of the view. */
    void paintDirty() {
        MapFrame frame = frame();
        if (frame.size().isEmpty()) {
            return;
        }
        for (Sheet sheet : sheets) {
            if (sheet.dirty) {
                sheet.dirty = false;
                paint(sheet, frame);
            }
        }
    }

    @Override
    protected void layoutChildren() {
        for (Sheet sheet : sheets) {
            if (sheet.canvas.getWidth() != getWidth() || sheet.canvas.getHeight() != getHeight()) {
                sheet.canvas.setWidth(getWidth());
                sheet.canvas.setHeight(getHeight());
                sheet.dirty = true;
            }
        }
        // painted within the same pulse, so that a resized window never shows an empty canvas
        paintDirty();
    }

    private void paint(Sheet sheet, MapFrame frame) {
        GraphicsContext pen = sheet.canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, frame.size().width(), frame.size().height());
        if (sheet.layer.visibleProperty().get()) {
            sheet.layer.paint(pen, frame);
        }
    }

    private void rebuild(List<MapLayer> layers) {
        for (Sheet sheet : sheets) {
            if (!layers.contains(sheet.layer)) {
                sheet.canvas.opacityProperty().unbind();
                sheet.layer.detach();
            }
        }
        List<Sheet> kept = new ArrayList<>(sheets);
        sheets.clear();
        for (MapLayer layer : layers) {
            sheets.add(kept.stream().filter(s -> s.layer == layer).findFirst().orElseGet(() -> sheetOf(layer)));
        }
        getChildren().setAll(sheets.stream().map(s -> s.canvas).toList());
        requestLayout();
        dirtyAll();
    }

    private Sheet sheetOf(MapLayer layer) {
        Sheet sheet = new Sheet(layer);
        sheet.canvas.opacityProperty().bind(layer.opacityProperty());
        sheet.canvas.setMouseTransparent(true);
        layer.attach(() -> {
            sheet.dirty = true;
            pulse.start();
        });
        return sheet;
    }

    private void dirtyAll() {
        sheets.forEach(sheet -> sheet.dirty = true);
        pulse.start();
    }
}
