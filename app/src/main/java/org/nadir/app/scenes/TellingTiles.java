package org.nadir.app.scenes;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.nadir.base.UserProblem;
import org.nadir.viewer.map.TileSource;

/**
 * Tiles that tell, once, when a part of the scene cannot be read; the other tiles are shown all the same. The listener is
 * called on the thread that renders.
 */
final class TellingTiles implements TileSource {
    private final TileSource tiles;
    private final Consumer<UserProblem> listener;
    private final AtomicBoolean told = new AtomicBoolean();

    TellingTiles(TileSource tiles, Consumer<UserProblem> listener) {
        this.tiles = tiles;
        this.listener = listener;
    }

    @Override
    public int width() {
        return tiles.width();
    }

    @Override
    public int height() {
        return tiles.height();
    }

    @Override
    public int levels() {
        return tiles.levels();
    }

    @Override
    public int tileSize() {
        return tiles.tileSize();
    }

    @Override
    public int[] render(int level, int column, int row) {
        try {
            return tiles.render(level, column, row);
        } catch (UserProblem e) {
            if (told.compareAndSet(false, true)) {
                listener.accept(e);
            }
            throw e;
        }
    }
}
