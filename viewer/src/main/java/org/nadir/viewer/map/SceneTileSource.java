package org.nadir.viewer.map;

import org.nadir.scene.SceneTiles;

/** Tiles rendered by the scene room. */
record SceneTileSource(SceneTiles tiles) implements TileSource {
    @Override
    public int width() {
        return tiles.info().width();
    }

    @Override
    public int height() {
        return tiles.info().height();
    }

    @Override
    public int levels() {
        return tiles.levels();
    }

    @Override
    public int tileSize() {
        return SceneTiles.SIZE;
    }

    @Override
    public int[] render(int level, int column, int row) {
        return tiles.render(level, column, row);
    }
}
