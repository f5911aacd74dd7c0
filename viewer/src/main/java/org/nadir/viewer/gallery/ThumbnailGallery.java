package org.nadir.viewer.gallery;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.nadir.viewer.style.ViewerSheet;

/**
 * A grid of thumbnails of which only the visible ones exist: cells are reused while scrolling, pictures are loaded with
 * their boxes off the FX thread. Arrows, Home, End and the page keys move the choice; Enter or a double click opens. FX
 * thread only.
 */
public final class ThumbnailGallery extends Region {
    private static final int MOST_PICTURES = 600;

    private final ObservableList<GalleryItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Object>> selectedKey =
            new SimpleObjectProperty<>(this, "selectedKey", Optional.empty());
    private final ObjectProperty<Consumer<GalleryItem>> onOpen = new SimpleObjectProperty<>(this, "onOpen", item -> {});
    private final DoubleProperty thumbnailSize = new SimpleDoubleProperty(this, "thumbnailSize", 144);
    private final ScrollBar scroll = new ScrollBar();
    private final List<GalleryCell> cells = new ArrayList<>();
    private final ThumbnailStore<Image> store;
    private final Rectangle clip = new Rectangle();
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            layoutCells();
        }
    };

    public ThumbnailGallery(ThumbnailLoader loader) {
        this.store = new ThumbnailStore<>(new ThumbnailStore.Setting<>(
                loader,
                GalleryThreads.loaders(),
                Platform::runLater,
                ThumbnailGallery::image,
                pulse::start,
                MOST_PICTURES));
        getStyleClass().add("thumbnail-gallery");
        setFocusTraversable(true);
        setClip(clip);
        scroll.setOrientation(Orientation.VERTICAL);
        getChildren().add(scroll);
        scroll.valueProperty().addListener(o -> pulse.start());
        items.addListener((ListChangeListener<GalleryItem>) change -> requestLayout());
        selectedKey.addListener(o -> pulse.start());
        thumbnailSize.addListener(o -> requestLayout());
        new GalleryInput(this);
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

    /** Loads all pictures anew, because boxes or colours changed. */
    public void reload() {
        store.clear();
        pulse.start();
    }

    /** Scrolls as little as needed to show an item whole. */
    public void scrollTo(int index) {
        if (index >= 0 && index < items.size()) {
            scroll.setValue(grid().scrolledTo(index, scroll.getValue(), getHeight()));
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return ViewerSheet.address();
    }

    GalleryGrid grid() {
        return GalleryGrid.of(items.size(), Math.max(1, getWidth() - scrollWidth()), thumbnailSize.get());
    }

    double scrollValue() {
        return scroll.getValue();
    }

    void scrollBy(double pixels) {
        scroll.setValue(Math.max(0, Math.min(scroll.getMax(), scroll.getValue() + pixels)));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 4 * (thumbnailSize.get() + GalleryGrid.GAP) + scrollWidth();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 400;
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double range = Math.max(0, grid().height() - getHeight());
        scroll.setMax(range);
        scroll.setVisibleAmount(range <= 0 ? 0 : range * getHeight() / grid().height());
        scroll.setUnitIncrement(grid().cellHeight() / 3);
        scroll.setBlockIncrement(getHeight());
        scroll.setVisible(range > 0);
        scroll.setValue(Math.min(scroll.getValue(), range));
        scroll.resizeRelocate(getWidth() - scrollWidth(), 0, scrollWidth(), getHeight());
        layoutCells();
    }

    private double scrollWidth() {
        return Math.max(10, scroll.prefWidth(-1));
    }

    /** Puts the cells onto the visible items and asks for their pictures, and then for those of the next rows. */
    private void layoutCells() {
        GalleryGrid grid = grid();
        int first = grid.firstAt(scroll.getValue());
        int end = Math.max(first, grid.endAt(scroll.getValue() + getHeight()));
        while (cells.size() < end - first) {
            GalleryCell cell = new GalleryCell();
            cells.add(cell);
            getChildren().add(cells.size() - 1, cell);
        }
        int side = (int) thumbnailSize.get();
        for (int i = 0; i < cells.size(); i++) {
            GalleryCell cell = cells.get(i);
            int index = first + i;
            cell.setVisible(index < end);
            if (index < end) {
                GalleryItem item = items.get(index);
                cell.show(item, store.get(item, side), isSelected(item));
                cell.resizeRelocate(
                        grid.x(index),
                        Math.rint(grid.y(index) - scroll.getValue()),
                        grid.cellWidth(),
                        grid.cellHeight());
            }
        }
        int ahead = Math.min(items.size(), end + 2 * grid.columns());
        store.want(first < ahead ? items.subList(first, ahead) : List.of(), side);
    }

    private boolean isSelected(GalleryItem item) {
        return selectedKey.get().filter(item.key()::equals).isPresent();
    }

    private static Image image(int width, int height, int[] pixels) {
        return new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }
}
