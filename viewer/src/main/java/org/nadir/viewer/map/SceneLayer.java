package org.nadir.viewer.map;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a scene, tile by tile. Tiles are rendered on background threads, what was asked for last and lies
 * nearest to the middle first, and kept in a cache of bounded size; until a tile is there a coarser or finer one stands
 * in, so that moving never shows holes once the coarsest tile has arrived. FX thread only.
 */
public final class SceneLayer extends MapLayer {
    private static final long CACHE_BYTES = 192L << 20;

    private final ObjectProperty<Optional<TileSource>> source =
            new SimpleObjectProperty<>(this, "source", Optional.empty());
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading", false);
    private final ReadOnlyObjectWrapper<Optional<RuntimeException>> failure =
            new ReadOnlyObjectWrapper<>(this, "failure", Optional.empty());
    private @Nullable Shown shown;
    private @Nullable TileCache<Image> former;

    /** A source with its loader and its tiles. */
    private record Shown(TileSource source, TileLoader loader, TileCache<Image> cache, Inbox inbox) {
        boolean fits(TileSource other) {
            return source.width() == other.width()
                    && source.height() == other.height()
                    && source.tileSize() == other.tileSize();
        }
    }

    public SceneLayer() {
        nameProperty().set("Scene");
        source.addListener((o, old, now) -> showSource(now));
    }

    /** What is shown; another source starts with an empty cache. */
    public ObjectProperty<Optional<TileSource>> sourceProperty() {
        return source;
    }

    /** True while tiles of the present view are missing. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why a tile of this source could not be made; empty while all is well. */
    public ReadOnlyObjectProperty<Optional<RuntimeException>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The whole scene in one small picture, once it has been loaded. */
    Optional<Image> overview() {
        return shown == null ? Optional.empty() : shown.cache().get(coarsest(shown.source()));
    }

    @Override
    protected void paint(GraphicsContext pen, MapFrame frame) {
        Shown now = shown;
        if (now == null) {
            return;
        }
        TilePlan plan = TilePlan.of(now.source(), frame);
        TilePainter painter = new TilePainter(pen, frame, now.source(), new TilePainter.Stock(now.cache(), former));
        List<TileKey> wanted = new ArrayList<>();
        TileKey coarsest = coarsest(now.source());
        // also keeps the coarsest tile fresh in the cache, since it is the stand-in of last resort
        if (now.cache().get(coarsest).isEmpty()) {
            wanted.add(coarsest);
        }
        for (TileKey key : plan.visible()) {
            if (!painter.paint(key)) {
                wanted.add(key);
            }
        }
        loading.set(!wanted.isEmpty());
        if (wanted.isEmpty()) {
            former = null;
        }
        plan.around().stream().filter(k -> !now.cache().holds(k)).forEach(wanted::add);
        now.loader().want(wanted);
    }

    @Override
    protected void detached() {
        if (shown != null) {
            shown.loader().close();
            shown = null;
        }
    }

    @Override
    protected void attached() {
        if (shown == null) {
            showSource(source.get());
        }
    }

    private void showSource(Optional<TileSource> newSource) {
        Shown old = shown;
        boolean sameScene = old != null && newSource.filter(old::fits).isPresent();
        if (!sameScene) {
            former = null;
        } else if (old != null && old.cache().bytes() > 0) {
            // the same scene in other colours: the old ones stay until the new ones are there
            former = old.cache();
        }
        detached();
        failure.set(Optional.empty());
        loading.set(newSource.isPresent());
        if (newSource.isPresent()) {
            TileSource tiles = newSource.get();
            long bytes = 4L * tiles.tileSize() * tiles.tileSize();
            Inbox inbox = new Inbox();
            TileLoader loader = new TileLoader(tiles, MapThreads.tiles(), inbox::deliver);
            shown = new Shown(tiles, loader, new TileCache<>(bytes, CACHE_BYTES), inbox);
        }
        requestRepaint();
    }

    private static TileKey coarsest(TileSource source) {
        return new TileKey(source.levels() - 1, 0, 0);
    }

    /** Brings tiles to the FX thread, however many arrive between two pulses with a single call. */
    private final class Inbox {
        private final ConcurrentLinkedQueue<TileLoader.Result> results = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean called = new AtomicBoolean();

        void deliver(TileLoader.Result result) {
            results.add(result);
            if (called.compareAndSet(false, true)) {
                Platform.runLater(this::empty);
            }
        }

        private void empty() {
            called.set(false);
            TileLoader.Result result = results.poll();
            while (result != null) {
                take(result);
                result = results.poll();
            }
            requestRepaint();
        }

        private void take(TileLoader.Result result) {
            Shown now = shown;
            if (now == null || now.inbox() != this) {
                return;
            }
            if (result.failure() != null) {
                failure.set(Optional.of(result.failure()));
            } else {
                now.cache().put(result.key(), image(now.source().tileSize(), result.pixels()));
            }
        }

        private static Image image(int side, int[] pixels) {
            return new WritableImage(
                    new PixelBuffer<>(side, side, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
        }
    }
}
