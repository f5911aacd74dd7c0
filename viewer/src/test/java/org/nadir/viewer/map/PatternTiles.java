package org.nadir.viewer.map;

/** Tiles of a drawn pattern: the red of a pixel counts 16-pixel columns of the scene, the green rows. */
record PatternTiles(int width, int height, int tileSize) implements TileSource {
    @Override
    public int levels() {
        int levels = 1;
        while (tileSize * (1 << (levels - 1)) < Math.max(width, height)) {
            levels++;
        }
        return levels;
    }

    @Override
    public int[] render(int level, int column, int row) {
        int[] pixels = new int[tileSize * tileSize];
        for (int i = 0; i < pixels.length; i++) {
            int x = column * tileSize + i % tileSize << level;
            int y = row * tileSize + i / tileSize << level;
            if (x < width && y < height) {
                pixels[i] = 0xFF000040 | (x / 16 * 5 & 0xFF) << 16 | (y / 16 * 5 & 0xFF) << 8;
            }
        }
        return pixels;
    }
}
