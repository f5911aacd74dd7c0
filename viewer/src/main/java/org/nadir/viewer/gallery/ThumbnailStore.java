package org.nadir.viewer.gallery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nadir.viewer.map.BoxStrokes;
import org.nadir.viewer.map.LinePainter;
import org.nadir.viewer.map.MapBox;

/**
 * Loads thumbnails in the background, what is wanted now before what was wanted earlier, and keeps the ones used last.
 * Boxes are drawn into the picture in the background too. All methods are called on the gallery's thread.
 *
 * @param <P> the picture that is kept
 */
final class ThumbnailStore<P> {
    private static final Logger LOG = Logger.getLogger(ThumbnailStore.class.getName());
    private static final int PARALLEL = 2;
    private static final double LINE_WIDTH = 1.5;

    private final Setting<P> setting;
    private final Map<Key, Slot<P>> slots;
    private final Deque<Wish> pending = new ArrayDeque<>();
    private final Set<Key> inFlight = new HashSet<>();

    /** Which picture: of what, how large. */
    record Key(Object item, int side) {}

    private record Wish(Key key, GalleryItem item) {}

    /** A picture, or empty where there can be none. */
    record Slot<P>(Optional<P> picture) {}

    /** Turns finished pixels (INT_ARGB_PRE) into what is kept; called on the gallery's thread. */
    @FunctionalInterface
    interface Finish<P> {
        P picture(int width, int height, int[] pixels);
    }

    /** Who loads, on which threads, how pictures are made, whom to tell of new ones, and how many are kept. */
    record Setting<P>(
            ThumbnailLoader loader,
            Executor background,
            Executor ownThread,
            Finish<P> finish,
            Runnable onNew,
            int most) {}

    ThumbnailStore(Setting<P> setting) {
        this.setting = setting;
        this.slots = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Slot<P>> eldest) {
                return size() > setting.most();
            }
        };
    }

    /** The picture when it is there. */
    Optional<Slot<P>> get(GalleryItem item, int side) {
        return Optional.ofNullable(slots.get(new Key(item.key(), side)));
    }

    /** What is wanted now, the most urgent first; earlier wishes that have not begun are dropped. */
    void want(List<GalleryItem> items, int side) {
        pending.clear();
        for (GalleryItem item : items) {
            Key key = new Key(item.key(), side);
            if (!slots.containsKey(key) && !inFlight.contains(key)) {
                pending.addLast(new Wish(key, item));
            }
        }
        start();
    }

    /** Forgets all pictures, since what they show has changed. */
    void clear() {
        slots.clear();
        pending.clear();
    }

    private void start() {
        while (inFlight.size() < PARALLEL && !pending.isEmpty()) {
            Wish wish = pending.removeFirst();
            inFlight.add(wish.key());
            setting.background().execute(() -> load(wish));
        }
    }

    private void load(Wish wish) {
        Optional<Thumbnail> loaded = Optional.empty();
        try {
            Thumbnail thumbnail = setting.loader().load(wish.item(), wish.key().side());
            drawBoxes(thumbnail);
            loaded = Optional.of(thumbnail);
        } catch (RuntimeException e) {
            // the gallery marks the item; a person sees the reason when the item is opened
            LOG.log(Level.FINE, "No thumbnail of " + wish.item().title(), e);
        }
        Optional<Thumbnail> result = loaded;
        setting.ownThread().execute(() -> take(wish.key(), result));
    }

    private void take(Key key, Optional<Thumbnail> loaded) {
        inFlight.remove(key);
        slots.put(key, new Slot<>(loaded.map(t -> setting.finish().picture(t.width(), t.height(), t.pixels()))));
        start();
        setting.onNew().run();
    }

    private static void drawBoxes(Thumbnail thumbnail) {
        LinePainter painter = new LinePainter(thumbnail.width(), thumbnail.height(), thumbnail.pixels());
        BoxStrokes.Placement placement = new BoxStrokes.Placement(0, 0, thumbnail.scale());
        BoxStrokes strokes = new BoxStrokes(painter, new BoxStrokes.Look(placement, LINE_WIDTH, true));
        for (MapBox box : thumbnail.boxes()) {
            strokes.draw(box);
        }
    }
}
