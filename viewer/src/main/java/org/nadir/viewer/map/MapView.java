package org.nadir.viewer.map;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * A map: layers on canvases of the size of the view, moved by wheel, drag and keys. FX thread only.
 */
public final class MapView extends Region {
    private final MapModel model;
    private final ObservableList<MapLayer> layers = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<MapProbe>> probe =
            new SimpleObjectProperty<>(this, "probe", Optional.empty());

    public MapView(MapModel model) {
        this.model = model;
        getStyleClass().add("map-view");
    }

    public MapModel model() {
        return model;
    }

    /** The layers, the lowest first. */
    public ObservableList<MapLayer> layers() {
        return layers;
    }

    /** Where map coordinates and band values under the cursor come from. */
    public ObjectProperty<Optional<MapProbe>> probeProperty() {
        return probe;
    }

    /** Covers the map with a state, such as one of {@link MapStatePane}. */
    public void showState(Node state) {}

    /** Takes the state away and shows the map. */
    public void clearState() {}
}
