package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TileCacheTest {
    private static TileKey key(int column) {
        return new TileKey(0, column, 0);
    }

    @Test
    void theTileNotUsedForLongestGoesFirst() {
        TileCache<String> cache = new TileCache<>(100, 300);
        cache.put(key(1), "a");
        cache.put(key(2), "b");
        cache.put(key(3), "c");
        cache.get(key(1));
        cache.put(key(4), "d");
        assertFalse(cache.holds(key(2)));
        assertTrue(cache.holds(key(1)));
        assertEquals(300, cache.bytes());
    }

    @Test
    void askingWhetherATileIsThereDoesNotCountAsUse() {
        TileCache<String> cache = new TileCache<>(100, 200);
        cache.put(key(1), "a");
        cache.put(key(2), "b");
        cache.holds(key(1));
        cache.put(key(3), "c");
        assertFalse(cache.holds(key(1)));
    }

    @Test
    void oneTileIsKeptHoweverSmallTheLimit() {
        TileCache<String> cache = new TileCache<>(100, 10);
        cache.put(key(1), "a");
        cache.put(key(2), "b");
        assertTrue(cache.holds(key(2)));
        assertEquals(100, cache.bytes());
    }
}
