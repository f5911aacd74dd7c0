package org.nadir.geometry;

/**
 * Packed boxes (cx, cy, width, height, angle) prepared for overlap tests: half sides, direction, circumscribed circle and
 * area as doubles, eight per box. A box with a value that is not finite or a side not above zero gets area 0 and overlaps
 * nothing.
 */
final class BoxTable {
    static final int STRIDE = 8;
    static final int CX = 0;
    static final int CY = 1;
    static final int HALF_WIDTH = 2;
    static final int HALF_HEIGHT = 3;
    static final int COS = 4;
    static final int SIN = 5;
    static final int RADIUS = 6;
    static final int AREA = 7;

    private final double[] values;
    private final int size;

    private BoxTable(int size) {
        this.size = size;
        this.values = new double[size * STRIDE];
    }

    static BoxTable of(float[] packed) {
        if (packed.length % 5 != 0) {
            throw new IllegalArgumentException("Packed boxes hold 5 numbers each, not " + packed.length + " in all");
        }
        BoxTable table = new BoxTable(packed.length / 5);
        double[] box = new double[5];
        for (int i = 0; i < table.size; i++) {
            for (int k = 0; k < 5; k++) {
                box[k] = packed[i * 5 + k];
            }
            table.set(i, box);
        }
        return table;
    }

    static BoxTable of(OrientedBox box) {
        return of(new double[] {box.cx(), box.cy(), box.width(), box.height(), box.angle()});
    }

    /** One box of five values. */
    static BoxTable of(double[] box) {
        BoxTable table = new BoxTable(1);
        table.set(0, box);
        return table;
    }

    private void set(int index, double[] box) {
        double width = box[2];
        double height = box[3];
        double area = width * height;
        if (!(width > 0 && height > 0 && area > 0 && Double.isFinite(box[0] + box[1] + area + box[4]))) {
            return;
        }
        int o = index * STRIDE;
        values[o + CX] = box[0];
        values[o + CY] = box[1];
        values[o + HALF_WIDTH] = width / 2;
        values[o + HALF_HEIGHT] = height / 2;
        values[o + COS] = Math.cos(box[4]);
        values[o + SIN] = Math.sin(box[4]);
        values[o + RADIUS] = Math.sqrt(width * width + height * height) / 2;
        values[o + AREA] = area;
    }

    double[] values() {
        return values;
    }

    int size() {
        return size;
    }

    double get(int index, int column) {
        return values[index * STRIDE + column];
    }

    /** Half the extent of the box along x. */
    double reachX(int index) {
        int o = index * STRIDE;
        return values[o + HALF_WIDTH] * Math.abs(values[o + COS]) + values[o + HALF_HEIGHT] * Math.abs(values[o + SIN]);
    }

    /** Half the extent of the box along y. */
    double reachY(int index) {
        int o = index * STRIDE;
        return values[o + HALF_WIDTH] * Math.abs(values[o + SIN]) + values[o + HALF_HEIGHT] * Math.abs(values[o + COS]);
    }
}
