package org.nadir.app.desk;

import org.nadir.data.Pixels;
import org.nadir.viewer.map.TileSource;

/** An image in memory as the tiles of a map. Any thread. */
public final class PixelTiles implements TileSource {
    private static final int SIDE = 256;

    private final Pixels pixels;

    public PixelTiles(Pixels pixels) {
        this.pixels = pixels;
    }

    @Override
    public int width() {
        return pixels.width();
    }

    @Override
    public int height() {
        return pixels.height();
    }

    @Override
    public int levels() {
        int levels = 1;
        while (Math.max(pixels.width(), pixels.height()) >> (levels - 1) > SIDE) {
            levels++;
        }
        return levels;
    }

    @Override
    public int tileSize() {
        return SIDE;
    }

    @Override
    public int[] render(int level, int column, int row) {
        int[] tile = new int[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            int imageY = (row * SIDE + y) << level;
            for (int x = 0; x < SIDE && imageY < pixels.height(); x++) {
                int imageX = (column * SIDE + x) << level;
                if (imageX < pixels.width()) {
                    tile[y * SIDE + x] = 0xff000000
                            | pixels.value(imageX, imageY, 0) << 16
                            | pixels.value(imageX, imageY, 1) << 8
                            | pixels.value(imageX, imageY, 2);
                }
            }
        }
        return tile;
    }
}
