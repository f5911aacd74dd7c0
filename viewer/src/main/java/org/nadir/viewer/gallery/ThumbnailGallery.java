package org.nadir.viewer.gallery;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.layout.Region;

/**
 * A grid of thumbnails of which only the visible ones exist; pictures are made off the FX thread. FX thread only.
 */
public final class ThumbnailGallery extends Region {
    private final ThumbnailLoader loader;
    private final ObservableList<GalleryItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Object>> selectedKey =
            new SimpleObjectProperty<>(this, "selectedKey", Optional.empty());
    private final ObjectProperty<Consumer<GalleryItem>> onOpen = new SimpleObjectProperty<>(this, "onOpen", item -> {});
    private final DoubleProperty thumbnailSize = new SimpleDoubleProperty(this, "thumbnailSize", 144);

    public ThumbnailGallery(ThumbnailLoader loader) {
        this.loader = loader;
        getStyleClass().add("thumbnail-gallery");
    }

    /** What is shown, in order; use {@code setAll} for many. */
    public ObservableList<GalleryItem> items() {
        return items;
    }

    /** Key of the chosen item. */
    public ObjectProperty<Optional<Object>> selectedKeyProperty() {
        return selectedKey;
    }

    /** Called for a double click and for Enter. */
    public ObjectProperty<Consumer<GalleryItem>> onOpenProperty() {
        return onOpen;
    }

    /** Side of a thumbnail in pixels. */
    public DoubleProperty thumbnailSizeProperty() {
        return thumbnailSize;
    }
}
