package org.nadir.viewer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThumbnailStoreTest {
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<Object> loaded = new ArrayList<>();
    private final ThumbnailStore<Integer> store = new ThumbnailStore<>(new ThumbnailStore.Setting<>(
            this::load, background::add, Runnable::run, (width, height, pixels) -> width, () -> {}, 3));

    private Thumbnail load(GalleryItem item, int side) {
        loaded.add(item.key());
        if (item.key().equals("broken")) {
            throw new IllegalStateException("cannot be read");
        }
        return new Thumbnail(side, 1, new int[side], 1, List.of());
    }

    private static GalleryItem item(Object key) {
        return new GalleryItem(key, key.toString(), "", Optional.empty());
    }

    private void workAll() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void whatIsWantedNowComesBeforeWhatWasWantedEarlier() {
        store.want(List.of(item(1), item(2), item(3), item(4)), 8);
        store.want(List.of(item(7)), 8);
        workAll();
        assertEquals(List.of(1, 2, 7), loaded);
    }

    @Test
    void aPictureIsLoadedOnce() {
        store.want(List.of(item(1)), 8);
        store.want(List.of(item(1)), 8);
        workAll();
        store.want(List.of(item(1)), 8);
        workAll();
        assertEquals(1, loaded.size());
        assertEquals(Optional.of(8), store.get(item(1), 8).orElseThrow().picture());
    }

    @Test
    void anotherSizeIsAnotherPicture() {
        store.want(List.of(item(1)), 8);
        workAll();
        assertTrue(store.get(item(1), 16).isEmpty());
    }

    @Test
    void aPictureThatCannotBeMadeIsKnownToBeMissing() {
        store.want(List.of(item("broken")), 8);
        workAll();
        assertEquals(
                Optional.empty(), store.get(item("broken"), 8).orElseThrow().picture());
    }

    @Test
    void onlyTheLatestPicturesAreKept() {
        store.want(List.of(item(1), item(2), item(3), item(4)), 8);
        workAll();
        assertTrue(store.get(item(1), 8).isEmpty());
        assertTrue(store.get(item(4), 8).isPresent());
    }
}
