package org.nadir.viewer.gallery;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/** One cell of a gallery: picture, title, caption, badge. Reused for other items while scrolling. FX thread only. */
final class GalleryCell extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Region ground = new Region();
    private final ImageView picture = new ImageView();
    private final Label title = new Label();
    private final Label caption = new Label();
    private final Label badge = new Label();
    private final Label missing = new Label("Cannot be shown");

    GalleryCell() {
        getStyleClass().add("gallery-cell");
        ground.getStyleClass().add("ground");
        title.getStyleClass().add("title");
        caption.getStyleClass().add("caption");
        badge.getStyleClass().add("badge");
        missing.getStyleClass().add("caption");
        missing.setAlignment(Pos.CENTER);
        setMouseTransparent(true);
        getChildren().addAll(ground, missing, picture, title, caption, badge);
    }

    void show(GalleryItem item, Optional<ThumbnailStore.Slot<Image>> slot, boolean selected) {
        title.setText(item.title());
        caption.setText(item.caption());
        badge.setText(item.badge().orElse(""));
        badge.setVisible(item.badge().isPresent());
        Optional<Image> image = slot.flatMap(ThumbnailStore.Slot::picture);
        if (picture.getImage() != image.orElse(null)) {
            picture.setImage(image.orElse(null));
            requestLayout();
        }
        missing.setVisible(slot.isPresent() && image.isEmpty());
        pseudoClassStateChanged(FAILED, missing.isVisible());
        pseudoClassStateChanged(SELECTED, selected);
    }

    @Override
    protected void layoutChildren() {
        double side = getHeight() - GalleryGrid.WORDS_HEIGHT - GalleryGrid.GAP;
        double left = Math.rint((getWidth() - side) / 2);
        double top = GalleryGrid.GAP / 2;
        ground.resizeRelocate(left, top, side, side);
        missing.resizeRelocate(left, top, side, side);
        Image image = picture.getImage();
        if (image != null) {
            picture.relocate(
                    Math.rint(left + (side - image.getWidth()) / 2), Math.rint(top + (side - image.getHeight()) / 2));
        }
        title.resizeRelocate(left, top + side + 3, side, 18);
        caption.resizeRelocate(left, top + side + 20, side, 16);
        badge.autosize();
        badge.relocate(left + side - badge.getWidth() - 4, top + 4);
    }
}
