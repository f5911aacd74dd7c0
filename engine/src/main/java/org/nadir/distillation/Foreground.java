package org.nadir.distillation;

import java.util.Arrays;
import org.nadir.detection.Targets;
import org.nadir.geometry.Bounds;
import org.nadir.geometry.OrientedBox;

/**
 * Where the objects of an image lie on a grid, as FGD weighs them (Yang et al. 2022, eq. 5 and 6).
 *
 * <p>A grid point takes part in an object when it lies less than one cell outside of it. For upright boxes those are the
 * columns floor(x1) to ceil(x2) and the rows floor(y1) to ceil(y2) of the reference; turned boxes go by the same distance
 * along their own sides. Coordinates are scaled by the padded image, which is what the map covers; the reference scales by the
 * unpadded one and swaps the axes of its mask, which moves the objects of images that are not square.
 *
 * @param objects 1 / points of the object, the largest where objects overlap, 0 elsewhere; row by row
 * @param background 1 / points outside of all objects there, 0 in objects
 */
record Foreground(float[] objects, float[] background) {
    /** Columns and rows of a grid and the pixels from one point to the next. */
    record Grid(int columns, int rows, double stepX, double stepY) {
        static Grid of(LevelMaps maps) {
            return new Grid(
                    maps.columns(),
                    maps.rows(),
                    (double) maps.batch().images().paddedWidth() / maps.columns(),
                    (double) maps.batch().images().paddedHeight() / maps.rows());
        }
    }

    /** @param upright true to go by the rectangles around the objects */
    static Foreground of(Targets targets, Grid grid, boolean upright) {
        float[] objects = new float[grid.columns() * grid.rows()];
        for (int i = 0; i < targets.count(); i++) {
            float[] b = Arrays.copyOfRange(targets.boxes(), 5 * i, 5 * i + 5);
            if (b[2] > 0 && b[3] > 0) {
                OrientedBox box = new OrientedBox(b[0], b[1], b[2], b[3], b[4]);
                draw(upright ? box.upright() : box, grid, objects);
            }
        }
        return new Foreground(objects, rest(objects));
    }

    private static float[] rest(float[] objects) {
        int free = 0;
        for (float share : objects) {
            free += share == 0 ? 1 : 0;
        }
        float[] background = new float[objects.length];
        for (int i = 0; i < objects.length; i++) {
            background[i] = objects[i] == 0 ? 1f / free : 0;
        }
        return background;
    }

    /** Points one step outside of the grid are counted as those of the reference are. */
    private static void draw(OrientedBox box, Grid grid, float[] objects) {
        Reach reach = Reach.of(box, grid);
        Bounds around = box.bounds();
        int left = (int) Math.max(-1, Math.floor(around.minX() / grid.stepX()) - 1);
        int right = (int) Math.min(grid.columns(), Math.ceil(around.maxX() / grid.stepX()) + 1);
        int top = (int) Math.max(-1, Math.floor(around.minY() / grid.stepY()) - 1);
        int bottom = (int) Math.min(grid.rows(), Math.ceil(around.maxY() / grid.stepY()) + 1);
        if (right < left || bottom < top) {
            return;
        }
        int[] points = new int[(right - left + 1) * (bottom - top + 1)];
        int inside = 0;
        int met = 0;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (reach.contains(x * grid.stepX(), y * grid.stepY())) {
                    met++;
                    if (x >= 0 && y >= 0 && x < grid.columns() && y < grid.rows()) {
                        points[inside++] = y * grid.columns() + x;
                    }
                }
            }
        }
        for (int i = 0; i < inside; i++) {
            objects[points[i]] = Math.max(objects[points[i]], 1f / met);
        }
    }

    /** A box grown by a step of the grid on each side. */
    private record Reach(OrientedBox box, double cos, double sin, double alongWidth, double alongHeight) {
        static Reach of(OrientedBox box, Grid grid) {
            double cos = Math.cos(box.angle());
            double sin = Math.sin(box.angle());
            return new Reach(
                    box,
                    cos,
                    sin,
                    box.width() / 2 + Math.hypot(cos * grid.stepX(), sin * grid.stepY()),
                    box.height() / 2 + Math.hypot(sin * grid.stepX(), cos * grid.stepY()));
        }

        boolean contains(double x, double y) {
            double dx = x - box.cx();
            double dy = y - box.cy();
            return Math.abs(dx * cos + dy * sin) < alongWidth && Math.abs(dy * cos - dx * sin) < alongHeight;
        }
    }
}
