package org.nadir.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * The points of every cell of a pyramid from P3 to P7 as MMDetection's MlvlPointGenerator lays them: in the middle of the
 * cell. The order is level, row, column. Immutable.
 */
final class PointGrid {
    private static final int FINEST = 8;

    private final List<Level> levels;
    private final int total;

    /**
     * One level of the pyramid.
     *
     * @param first index of its first point
     */
    record Level(int stride, int columns, int rows, int first) {
        double x(int column) {
            return (column + 0.5) * stride;
        }

        double y(int row) {
            return (row + 0.5) * stride;
        }
    }

    private PointGrid(List<Level> levels, int total) {
        this.levels = List.copyOf(levels);
        this.total = total;
    }

    /** The grid over feature maps of {@code columns[i]} x {@code rows[i]} cells on level i. */
    static PointGrid of(int[] columns, int[] rows) {
        List<Level> levels = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < columns.length; i++) {
            levels.add(new Level(FINEST << i, columns[i], rows[i], first));
            first += columns[i] * rows[i];
        }
        return new PointGrid(levels, first);
    }

    List<Level> levels() {
        return levels;
    }

    int total() {
        return total;
    }

    boolean covers(int[] columns, int[] rows) {
        boolean same = columns.length == levels.size();
        for (int i = 0; same && i < columns.length; i++) {
            same = levels.get(i).columns() == columns[i] && levels.get(i).rows() == rows[i];
        }
        return same;
    }

    /** Writes point number {@code index} as the square (x, y, stride, stride, 0) into {@code target} from {@code at} on. */
    void write(int index, float[] target, int at) {
        Level level = levels.get(0);
        for (Level next : levels) {
            level = index >= next.first() ? next : level;
        }
        int local = index - level.first();
        target[at] = (float) level.x(local % level.columns());
        target[at + 1] = (float) level.y(local / level.columns());
        target[at + 2] = level.stride();
        target[at + 3] = level.stride();
        target[at + 4] = 0f;
    }
}
