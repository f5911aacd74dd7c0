package org.nadir.distillation;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.Targets;
import org.nadir.geometry.Bounds;
import org.nadir.geometry.OrientedBox;

/**
 * The density-independent scale weights of DS2D2: every cell weighs 1, and every object adds a mass of 1 that is spread
 * evenly over its cells, so that a small object counts as much as a large one and crowded objects add up instead of
 * competing. The weights of a grid sum to its cells plus the objects that lie in it. Computed in float32 on the host.
 *
 * <p>An upright object has the cells from floor(x1 w / W) to ceil(x2 w / W), both included and clamped to the grid, and the
 * same in y, as the reference has them. That is every cell (i, j) whose open square of side 2 around the point (i, j) meets the
 * object, and so read the rule holds for an oriented object as well, which then has its own cells and their count (not in the
 * paper).
 */
final class Disw {
    /** Keeps a border that lies on a grid line up to rounding from adding a line of cells. */
    private static final double SLACK = 1e-5;

    private final boolean upright;

    /** @param upright true to weigh the upright rectangle around an oriented object instead of the object itself */
    Disw(boolean upright) {
        this.upright = upright;
    }

    /** A grid of cells over a network input of {@code width} x {@code height} pixels, padding included. */
    record Grid(int columns, int rows, int width, int height) {
        /** The grid of maps (.., rows, columns) over a batch. */
        static Grid of(ImageBatch images, Shape maps) {
            int last = maps.dimension() - 1;
            return new Grid(
                    (int) maps.get(last), (int) maps.get(last - 1), images.paddedWidth(), images.paddedHeight());
        }
    }

    /** The weights (images, rows, columns) of a batch, row by row. */
    float[] weights(List<Targets> targets, Grid grid) {
        int cells = grid.rows() * grid.columns();
        float[] weights = new float[targets.size() * cells];
        Arrays.fill(weights, 1);
        for (int image = 0; image < targets.size(); image++) {
            float[] boxes = targets.get(image).boxes();
            for (int at = 0; at < boxes.length; at += 5) {
                if (boxes[at + 2] > 0 && boxes[at + 3] > 0) {
                    add(weights, image * cells, box(boxes, at), grid);
                }
            }
        }
        return weights;
    }

    private OrientedBox box(float[] packed, int at) {
        OrientedBox box = new OrientedBox(packed[at], packed[at + 1], packed[at + 2], packed[at + 3], packed[at + 4]);
        return upright ? box.upright() : box;
    }

    private static void add(float[] weights, int offset, OrientedBox box, Grid grid) {
        Bounds around = box.bounds();
        double perColumn = (double) grid.columns() / grid.width();
        double perRow = (double) grid.rows() / grid.height();
        int left = Math.max(0, floor(around.minX() * perColumn));
        int right = Math.min(grid.columns() - 1, ceil(around.maxX() * perColumn));
        int top = Math.max(0, floor(around.minY() * perRow));
        int bottom = Math.min(grid.rows() - 1, ceil(around.maxY() * perRow));
        if (left > right || top > bottom) {
            return;
        }
        GridOutline outline = new GridOutline(box, perColumn, perRow);
        int[] cells = new int[(right - left + 1) * (bottom - top + 1)];
        int count = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (outline.reaches(x, y)) {
                    cells[count++] = offset + y * grid.columns() + x;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            weights[cells[i]] += 1f / count;
        }
    }

    private static int floor(double value) {
        return (int) Math.floor(value + SLACK);
    }

    private static int ceil(double value) {
        return (int) Math.ceil(value - SLACK);
    }

    /** A box in units of cells: a parallelogram where the grid is not as wide as high in proportion to the image. */
    private static final class GridOutline {
        private final double[] normals = new double[4];
        private final double[] least = new double[2];
        private final double[] most = new double[2];

        GridOutline(OrientedBox box, double perColumn, double perRow) {
            double[] corners = box.corners();
            for (int i = 0; i < corners.length; i += 2) {
                corners[i] *= perColumn;
                corners[i + 1] *= perRow;
            }
            for (int side = 0; side < 2; side++) {
                double dx = corners[2 * side + 2] - corners[2 * side];
                double dy = corners[2 * side + 3] - corners[2 * side + 1];
                double length = Math.hypot(dx, dy);
                normals[2 * side] = -dy / length;
                normals[2 * side + 1] = dx / length;
                least[side] = Double.POSITIVE_INFINITY;
                most[side] = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < corners.length; i += 2) {
                    double along = along(side, corners[i], corners[i + 1]);
                    least[side] = Math.min(least[side], along);
                    most[side] = Math.max(most[side], along);
                }
            }
        }

        private double along(int side, double x, double y) {
            return x * normals[2 * side] + y * normals[2 * side + 1];
        }

        /**
         * True when the square of side 2 around the point meets the box, which its bounds already do: neither side of the box
         * separates them.
         */
        boolean reaches(int x, int y) {
            for (int side = 0; side < 2; side++) {
                double centre = along(side, x, y);
                double reach = Math.abs(normals[2 * side]) + Math.abs(normals[2 * side + 1]) - SLACK;
                if (centre + reach <= least[side] || centre - reach >= most[side]) {
                    return false;
                }
            }
            return true;
        }
    }
}
