package org.nadir.viewer.map;

import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.scene.canvas.GraphicsContext;

/**
 * Oriented boxes: culled by a spatial index, dots where they are small, batched by colour, with label and score where
 * they are large. Filters work without a rebuild of the index. All properties belong to the FX thread.
 */
public final class BoxLayer extends MapLayer {
    private final ObservableList<MapBox> boxes = FXCollections.observableArrayList();
    private final ObservableSet<String> hiddenClasses = FXCollections.observableSet();
    private final DoubleProperty scoreThreshold = new SimpleDoubleProperty(this, "scoreThreshold", 0);
    private final ObjectProperty<Optional<Object>> selectedKey =
            new SimpleObjectProperty<>(this, "selectedKey", Optional.empty());

    /** The boxes; use {@code setAll} for many. */
    public ObservableList<MapBox> boxes() {
        return boxes;
    }

    /** Labels whose boxes are not shown. */
    public ObservableSet<String> hiddenClasses() {
        return hiddenClasses;
    }

    /** Boxes with a lower score are not shown. */
    public DoubleProperty scoreThresholdProperty() {
        return scoreThreshold;
    }

    /** Key of the chosen box; set by a click and by whoever wants to show one. */
    public ObjectProperty<Optional<Object>> selectedKeyProperty() {
        return selectedKey;
    }

    /** The chosen box, when it is among the boxes. */
    public Optional<MapBox> selected() {
        return Optional.empty();
    }

    @Override
    protected void paint(GraphicsContext pen, MapFrame frame) {}
}
