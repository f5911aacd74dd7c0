package org.nadir.viewer.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which tiles a frame needs: the level whose pixels are the next finer to those of the screen, the tiles of it that are
 * in view, those nearest to the middle first, and the ring around them to have at hand. Needs no toolkit.
 *
 * @param level level of the tiles
 * @param visible tiles in view
 * @param around tiles just outside of the view
 */
record TilePlan(int level, List<TileKey> visible, List<TileKey> around) {
    /** How much of a level a tile may be enlarged before the finer level is taken: 2^0.1, which nobody sees. */
    private static final double SLACK = 0.1;

    static TilePlan of(TileSource source, MapFrame frame) {
        double devicePixels = frame.viewport().scale() * frame.outputScale();
        int wanted = (int) Math.floor(-Math.log(devicePixels) / Math.log(2) + SLACK);
        int level = Math.max(0, Math.min(source.levels() - 1, wanted));
        Grid grid = Grid.of(source, level, frame.visible());
        List<TileKey> visible = new ArrayList<>();
        List<TileKey> around = new ArrayList<>();
        for (int row = Math.max(0, grid.top - 1); row <= Math.min(grid.rows - 1, grid.bottom + 1); row++) {
            for (int col = Math.max(0, grid.left - 1); col <= Math.min(grid.columns - 1, grid.right + 1); col++) {
                boolean inside = row >= grid.top && row <= grid.bottom && col >= grid.left && col <= grid.right;
                (inside ? visible : around).add(new TileKey(level, col, row));
            }
        }
        Comparator<TileKey> nearest = nearestTo(frame.viewport(), source.tileSize() * (double) (1L << level));
        visible.sort(nearest);
        around.sort(nearest);
        return new TilePlan(level, visible, around);
    }

    private static Comparator<TileKey> nearestTo(Viewport viewport, double side) {
        return Comparator.comparingDouble(key -> Math.hypot(
                (key.column() + 0.5) * side - viewport.centreX(), (key.row() + 0.5) * side - viewport.centreY()));
    }

    /** Tiles of a level, and which of them a part of the scene touches; left above right where it touches none. */
    private record Grid(int columns, int rows, int left, int right, int top, int bottom) {
        static Grid of(TileSource source, int level, SceneRect view) {
            double side = source.tileSize() * (double) (1L << level);
            int columns = (int) Math.ceil(source.width() / side);
            int rows = (int) Math.ceil(source.height() / side);
            int left = (int) Math.floor(clamp(view.x() / side, columns));
            int right = (int) Math.ceil(clamp(view.maxX() / side, columns)) - 1;
            int top = (int) Math.floor(clamp(view.y() / side, rows));
            int bottom = (int) Math.ceil(clamp(view.maxY() / side, rows)) - 1;
            return new Grid(columns, rows, left, right, top, bottom);
        }

        private static double clamp(double value, int most) {
            return Math.max(0, Math.min(most, value));
        }
    }
}
