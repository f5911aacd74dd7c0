package org.nadir.app.data;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.BorderPane;
import org.nadir.app.desk.Figures;
import org.nadir.data.DataSet;
import org.nadir.viewer.gallery.GalleryItem;
import org.nadir.viewer.gallery.ThumbnailGallery;
import org.nadir.viewer.style.Palette;

/** The thumbnails of the images that pass the filter. FX thread only. */
final class Gallery extends BorderPane {
    private final DataModel model;
    private final ThumbnailGallery thumbnails;
    private volatile Palette colours = Palette.of(List.of());

    Gallery(DataModel model) {
        this.model = model;
        thumbnails = new ThumbnailGallery((item, side) -> BoxPainting.thumbnail(item, side, colours));
        thumbnails.setId("gallery");
        setTop(new FilterRow(model));
        setCenter(thumbnails);
        thumbnails.onOpenProperty().set(item -> model.large().set(Optional.of((ImageEntry) item.key())));
        thumbnails.selectedKeyProperty().addListener((property, before, now) -> model.looked()
                .set(now.map(ImageEntry.class::cast)));
        model.selected().addListener((property, before, now) -> colour(now));
        model.shown().addListener((ListChangeListener<ImageEntry>) change -> fill());
        colour(model.selected().get());
        fill();
    }

    private void colour(Optional<DataSet> set) {
        colours = Palette.of(set.map(DataSet::classes).orElse(List.of()));
    }

    private void fill() {
        thumbnails
                .items()
                .setAll(model.shown().stream()
                        .map(entry -> new GalleryItem(
                                entry,
                                entry.image().name(),
                                entry.split() + ", " + Figures.counted(entry.boxes(), "box", "boxes"),
                                Optional.empty()))
                        .toList());
    }
}
