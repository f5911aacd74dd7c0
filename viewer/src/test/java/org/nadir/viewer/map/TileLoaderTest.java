package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TileLoaderTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<TileLoader.Result> results = new ArrayList<>();

    private TileLoader loader(TileSource source, int parallel) {
        return new TileLoader(source, new TileLoader.Workers(work::add, parallel), results::add);
    }

    private static TileKey key(int column) {
        return new TileKey(0, column, 0);
    }

    private void workAll() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private List<TileKey> rendered() {
        return results.stream().map(TileLoader.Result::key).toList();
    }

    @Test
    void wishesThatHaveGoneStaleAreDropped() {
        TileLoader loader = loader(new PatternTiles(4096, 256, 16), 1);
        loader.want(List.of(key(1), key(2), key(3)));
        loader.want(List.of(key(9), key(8)));
        workAll();
        assertEquals(List.of(key(1), key(9), key(8)), rendered());
        assertTrue(loader.idle());
    }

    @Test
    void aTileUnderWayIsNotAskedForTwice() {
        TileLoader loader = loader(new PatternTiles(4096, 256, 16), 2);
        loader.want(List.of(key(1), key(2)));
        loader.want(List.of(key(2), key(1)));
        workAll();
        assertEquals(2, results.size());
    }

    @Test
    void noMoreTilesAreRenderedAtOnceThanAllowed() {
        TileLoader loader = loader(new PatternTiles(4096, 256, 16), 2);
        loader.want(List.of(key(1), key(2), key(3), key(4)));
        assertEquals(2, work.size());
    }

    @Test
    void aTileThatFailsIsToldOnceAndNotTriedAgain() {
        Logger.getLogger(TileLoader.class.getName()).setLevel(Level.OFF);
        TileLoader loader = loader(new Broken(), 1);
        loader.want(List.of(key(1)));
        workAll();
        loader.want(List.of(key(1)));
        workAll();
        assertEquals(1, results.size());
        assertNotNull(results.get(0).failure());
    }

    @Test
    void aClosedLoaderHandsOverNothing() {
        TileLoader loader = loader(new PatternTiles(4096, 256, 16), 1);
        loader.want(List.of(key(1), key(2)));
        loader.close();
        workAll();
        assertEquals(List.of(), results);
    }

    private record Broken() implements TileSource {
        @Override
        public int width() {
            return 64;
        }

        @Override
        public int height() {
            return 64;
        }

        @Override
        public int levels() {
            return 1;
        }

        @Override
        public int tileSize() {
            return 16;
        }

        @Override
        public int[] render(int level, int column, int row) {
            throw new IllegalStateException("cannot be decoded");
        }
    }
}
