package org.nadir.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * Horizontal anchors of every cell of a feature pyramid, as MMDetection's AnchorGenerator and MMRotate's
 * RotatedAnchorGenerator lay them: in cell (x, y) of a level of stride s the anchors are centred at (x s, y s), have an
 * angle of zero and a size of {@code octaveBase s 2^(i/scales)}, with h/w = ratio at equal area. Anchors with h &gt; w stay
 * as they are; only decoded boxes are le90. The order is level, row, column, ratio, scale. Settings can ask for torchvision's
 * whole pixels instead. Immutable.
 */
final class AnchorGrid {
    private final AnchorSettings settings;
    private final List<Level> levels;
    private final int total;

    /**
     * One level of the pyramid.
     *
     * @param first index of its first anchor
     * @param base width and height of the anchors of one cell, two values each
     * @param stepX pixels from one column's centres to the next, the stride but for whole pixels
     * @param stepY pixels from one row's centres to the next
     */
    record Level(int stride, int columns, int rows, int first, float[] base, int stepX, int stepY) {
        int perCell() {
            return base.length / 2;
        }

        int count() {
            return columns * rows * perCell();
        }
    }

    private AnchorGrid(AnchorSettings settings, List<Level> levels, int total) {
        this.settings = settings;
        this.levels = List.copyOf(levels);
        this.total = total;
    }

    /** The grid over feature maps of the given sizes, {@code columns[i]} x {@code rows[i]} cells on level i. */
    static AnchorGrid of(AnchorSettings settings, int[] columns, int[] rows) {
        List<Level> levels = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < settings.strides().size(); i++) {
            int stride = settings.strides().get(i);
            int stepX = settings.step(i, columns[0], columns[i]);
            int stepY = settings.step(i, rows[0], rows[i]);
            Level level = new Level(stride, columns[i], rows[i], first, settings.baseSizes(stride), stepX, stepY);
            levels.add(level);
            first += level.count();
        }
        return new AnchorGrid(settings, levels, first);
    }

    List<Level> levels() {
        return levels;
    }

    int total() {
        return total;
    }

    AnchorSettings settings() {
        return settings;
    }

    boolean covers(int[] columns, int[] rows) {
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).columns() != columns[i] || levels.get(i).rows() != rows[i]) {
                return false;
            }
        }
        return columns.length == levels.size();
    }

    Level levelOf(int anchor) {
        for (int i = levels.size() - 1; i > 0; i--) {
            if (anchor >= levels.get(i).first()) {
                return levels.get(i);
            }
        }
        return levels.get(0);
    }

    /** Writes anchor number {@code anchor} as (cx, cy, w, h, 0) into {@code target} from {@code at} on. */
    void write(int anchor, float[] target, int at) {
        write(levelOf(anchor), anchor, target, at);
    }

    static void write(Level level, int anchor, float[] target, int at) {
        int local = anchor - level.first();
        int shape = local % level.perCell();
        int cell = local / level.perCell();
        target[at] = (float) (cell % level.columns()) * level.stepX();
        target[at + 1] = (float) (cell / level.columns()) * level.stepY();
        target[at + 2] = level.base()[2 * shape];
        target[at + 3] = level.base()[2 * shape + 1];
        target[at + 4] = 0f;
    }
}
