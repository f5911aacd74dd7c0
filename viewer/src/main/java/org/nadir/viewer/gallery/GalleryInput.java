package org.nadir.viewer.gallery;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Mouse, wheel and keys of a gallery. FX thread only. */
final class GalleryInput {
    private static final double WHEEL = 2;

    private final ThumbnailGallery gallery;

    GalleryInput(ThumbnailGallery gallery) {
        this.gallery = gallery;
        gallery.addEventHandler(ScrollEvent.SCROLL, e -> {
            gallery.scrollBy(-e.getDeltaY() * WHEEL);
            e.consume();
        });
        gallery.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        gallery.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        gallery.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void press(MouseEvent event) {
        gallery.requestFocus();
        int index = at(event);
        if (index >= 0 && event.getButton() == MouseButton.PRIMARY) {
            choose(index);
        }
    }

    private void click(MouseEvent event) {
        int index = at(event);
        if (index >= 0 && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            open(index);
        }
    }

    private void key(KeyEvent event) {
        int last = gallery.items().size() - 1;
        if (last < 0) {
            return;
        }
        int now = selected();
        int columns = gallery.grid().columns();
        int page =
                columns * (int) Math.max(1, gallery.getHeight() / gallery.grid().cellHeight());
        int wanted =
                switch (event.getCode()) {
                    case LEFT -> now - 1;
                    case RIGHT -> now + 1;
                    case UP -> now - columns;
                    case DOWN -> now + columns;
                    case PAGE_UP -> now - page;
                    case PAGE_DOWN -> now + page;
                    case HOME -> 0;
                    case END -> last;
                    default -> Integer.MIN_VALUE;
                };
        if (wanted != Integer.MIN_VALUE) {
            choose(Math.max(0, Math.min(last, wanted)));
            event.consume();
        } else if (event.getCode() == javafx.scene.input.KeyCode.ENTER && now >= 0) {
            open(now);
            event.consume();
        }
    }

    private int selected() {
        Optional<Object> key = gallery.selectedKeyProperty().get();
        for (int i = 0; key.isPresent() && i < gallery.items().size(); i++) {
            if (gallery.items().get(i).key().equals(key.get())) {
                return i;
            }
        }
        return -1;
    }

    private void choose(int index) {
        gallery.selectedKeyProperty().set(Optional.of(gallery.items().get(index).key()));
        gallery.scrollTo(index);
    }

    private void open(int index) {
        gallery.onOpenProperty().get().accept(gallery.items().get(index));
    }

    private int at(MouseEvent event) {
        return gallery.grid().at(event.getX(), event.getY() + gallery.scrollValue());
    }
}
