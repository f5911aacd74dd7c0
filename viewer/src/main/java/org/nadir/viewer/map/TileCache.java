package org.nadir.viewer.map;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tiles by key, the least recently used given up first once they take more bytes than allowed. One thread only.
 *
 * @param <T> what is kept of a tile
 */
final class TileCache<T> {
    private final Map<TileKey, T> tiles = new LinkedHashMap<>(64, 0.75f, true);
    private final long bytesPerTile;
    private final long limit;

    TileCache(long bytesPerTile, long limitBytes) {
        this.bytesPerTile = bytesPerTile;
        this.limit = limitBytes;
    }

    /** The tile, which thereby counts as just used. */
    Optional<T> get(TileKey key) {
        return Optional.ofNullable(tiles.get(key));
    }

    boolean holds(TileKey key) {
        return tiles.containsKey(key);
    }

    void put(TileKey key, T tile) {
        tiles.put(key, tile);
        Iterator<TileKey> oldest = tiles.keySet().iterator();
        while (bytes() > limit && tiles.size() > 1 && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    long bytes() {
        return tiles.size() * bytesPerTile;
    }

    void clear() {
        tiles.clear();
    }
}
