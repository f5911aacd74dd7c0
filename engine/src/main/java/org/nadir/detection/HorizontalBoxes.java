package org.nadir.detection;

/**
 * Axis-aligned boxes in the packed form of this room: (cx, cy, width, height, 0) with width along x and height along y, so
 * that a tall one has height above width. That is not le90; {@link org.nadir.geometry.OrientedBox} turns a tall one into
 * width &gt;= height at -pi/2 when a detection is made of it.
 */
final class HorizontalBoxes {
    private HorizontalBoxes() {}

    /** The smallest axis-aligned rectangles around packed oriented boxes, five values each. */
    static float[] around(float[] boxes) {
        float[] result = new float[boxes.length];
        for (int i = 0; i < boxes.length; i += 5) {
            double cos = Math.abs(Math.cos(boxes[i + 4]));
            double sin = Math.abs(Math.sin(boxes[i + 4]));
            result[i] = boxes[i];
            result[i + 1] = boxes[i + 1];
            result[i + 2] = (float) (boxes[i + 2] * cos + boxes[i + 3] * sin);
            result[i + 3] = (float) (boxes[i + 2] * sin + boxes[i + 3] * cos);
        }
        return result;
    }

    /** The same objects with their bounding rectangles instead of their boxes. */
    static Targets around(Targets targets) {
        return new Targets(around(targets.boxes()), targets.labels(), around(targets.ignored()));
    }

    /** Cuts upright box number {@code index} at the border of an image; outside of it nothing is left. */
    static void cut(float[] boxes, int index, double width, double height) {
        int at = 5 * index;
        double left = within(boxes[at] - boxes[at + 2] / 2.0, width);
        double right = within(boxes[at] + boxes[at + 2] / 2.0, width);
        double top = within(boxes[at + 1] - boxes[at + 3] / 2.0, height);
        double bottom = within(boxes[at + 1] + boxes[at + 3] / 2.0, height);
        boxes[at] = (float) ((left + right) / 2);
        boxes[at + 1] = (float) ((top + bottom) / 2);
        boxes[at + 2] = (float) (right - left);
        boxes[at + 3] = (float) (bottom - top);
    }

    private static double within(double value, double limit) {
        return Math.max(0, Math.min(limit, value));
    }
}
