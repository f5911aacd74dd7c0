package org.nadir.scene;

import java.io.IOException;

/** Looks at a few blocks of each level, spread over the image, within a budget of decoded bytes. */
final class SceneProbe {
    private static final int BLOCKS_PER_SIDE = 4;
    private static final long BUDGET = 48L << 20;

    private SceneProbe() {}

    static void check(RasterScene scene) {
        long spent = 0;
        try {
            for (Level level : scene.levels()) {
                spent = check(level.pixels(), spent);
                BlockSource mask = level.mask();
                spent = mask == null ? spent : check(mask, spent);
            }
        } catch (IOException e) {
            throw scene.damaged(e);
        }
    }

    private static long check(BlockSource source, long before) throws IOException {
        long spent = before;
        int across = Math.min(BLOCKS_PER_SIDE, source.columns());
        int down = Math.min(BLOCKS_PER_SIDE, source.rows());
        for (int i = 0; i < across * down && spent < BUDGET; i++) {
            int column = spread(i % across, across, source.columns());
            int row = spread(i / across, down, source.rows());
            byte[] block = source.block(column, row, 0);
            spent += block == null ? 0 : block.length;
        }
        return spent;
    }

    private static int spread(int index, int of, int count) {
        return of <= 1 ? 0 : (int) ((long) index * (count - 1) / (of - 1));
    }
}
