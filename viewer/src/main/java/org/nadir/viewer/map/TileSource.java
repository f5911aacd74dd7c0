package org.nadir.viewer.map;

/**
 * A picture cut into the square tiles of a pyramid: level 0 has full resolution, each further level half of it. Tiles
 * are numbered by column and row from the upper left; those at the right and lower edge are as large as what is left.
 * {@link #render} is called from several background threads.
 */
public interface TileSource {
    /** Width of level 0 in pixels. */
    int width();

    int height();

    /** Number of levels, at least 1; level {@code n} is downsampled by {@code 2^n}. */
    int levels();

    /** Side of a tile in pixels of its level. */
    int tileSize();

    /** Pixels of a tile as INT_ARGB_PRE, row by row; shape {@link #tileWidth} x {@link #tileHeight}. */
    int[] render(int level, int column, int row);

    default int levelWidth(int level) {
        return (int) Math.max(1, (width() + (1L << level) - 1) >> level);
    }

    default int levelHeight(int level) {
        return (int) Math.max(1, (height() + (1L << level) - 1) >> level);
    }

    default int tileWidth(int level, int column) {
        return Math.min(tileSize(), levelWidth(level) - column * tileSize());
    }

    default int tileHeight(int level, int row) {
        return Math.min(tileSize(), levelHeight(level) - row * tileSize());
    }
}
