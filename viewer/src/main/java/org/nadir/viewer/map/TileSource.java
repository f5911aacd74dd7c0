package org.nadir.viewer.map;

import org.nadir.scene.SceneTiles;

/**
 * A picture cut into the square tiles of a pyramid: level 0 has full resolution, each further level half of it. Tiles
 * are numbered by column and row from the upper left. {@link #render} is called from several background threads.
 */
public interface TileSource {
    /** Width of level 0 in pixels. */
    int width();

    int height();

    /** Number of levels, at least 1; a pixel of level {@code n} covers {@code 2^n} full-resolution pixels. */
    int levels();

    /** Side of a tile in pixels of its level. */
    int tileSize();

    /** INT_ARGB_PRE pixels of a tile, {@code tileSize * tileSize}, row by row, transparent outside of the picture. */
    int[] render(int level, int column, int row);

    /** The tiles of a scene; closing them stays with their owner. */
    static TileSource of(SceneTiles tiles) {
        return new SceneTileSource(tiles);
    }
}
