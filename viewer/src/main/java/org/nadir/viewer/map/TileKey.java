package org.nadir.viewer.map;

/** Place of a tile in a pyramid. */
record TileKey(int level, int column, int row) {
    /** The tile of a coarser level that holds this one. */
    TileKey ancestor(int coarserLevel) {
        int shift = coarserLevel - level;
        return new TileKey(coarserLevel, column >> shift, row >> shift);
    }

    /** One of the four tiles of the next finer level that this one holds; {@code quarter} in 0..3. */
    TileKey child(int quarter) {
        return new TileKey(level - 1, column * 2 + (quarter & 1), row * 2 + (quarter >> 1));
    }
}
