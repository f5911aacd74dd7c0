package org.nadir.detection;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nadir.geometry.Bounds;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedIou;

/** Bright rectangles on noise: the long ones are class 0, the squarer ones class 1. */
record DrawnRectangles(int side, List<float[]> images, List<List<OrientedBox>> boxes) {
    static DrawnRectangles of(int count, int side, long seed) {
        Random random = new Random(seed);
        List<float[]> images = new ArrayList<>();
        List<List<OrientedBox>> boxes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<OrientedBox> own = List.of(box(random, 32, 32, 40, 14), box(random, 90, 90, 30, 26));
            boxes.add(own);
            images.add(image(random, side, own));
        }
        return new DrawnRectangles(side, images, boxes);
    }

    private static OrientedBox box(Random random, double x, double y, double w, double h) {
        return new OrientedBox(
                x + 8 * random.nextGaussian(), y + 8 * random.nextGaussian(), w, h, Math.PI * random.nextDouble());
    }

    private static float[] image(Random random, int side, List<OrientedBox> boxes) {
        float[] values = new float[3 * side * side];
        for (int i = 0; i < values.length; i++) {
            int x = i % side;
            int y = i / side % side;
            boolean inside = boxes.stream().anyMatch(box -> box.contains(x, y));
            values[i] = (float) (0.3 * random.nextGaussian() + (inside ? 1.5 : -0.5));
        }
        return values;
    }

    ImageBatch batch(NDManager owner) {
        float[] all = new float[images.size() * 3 * side * side];
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(images.get(i), 0, all, i * 3 * side * side, 3 * side * side);
        }
        int[] sides = new int[images.size()];
        java.util.Arrays.fill(sides, side);
        return new ImageBatch(owner.create(all, new Shape(images.size(), 3, side, side)), sides, sides);
    }

    /** The same images for a detector of upright boxes. */
    DrawnRectangles upright() {
        List<List<OrientedBox>> around = boxes.stream()
                .map(own -> own.stream().map(DrawnRectangles::around).toList())
                .toList();
        return new DrawnRectangles(side, images, around);
    }

    private static OrientedBox around(OrientedBox box) {
        Bounds bounds = box.bounds();
        return new OrientedBox(box.cx(), box.cy(), bounds.width(), bounds.height(), 0);
    }

    List<Targets> targets() {
        return boxes.stream()
                .map(own -> Targets.of(own, new int[] {0, 1}, new boolean[2]))
                .toList();
    }

    double recalled(List<List<Detection>> found) {
        int hits = 0;
        for (int i = 0; i < boxes.size(); i++) {
            for (int label = 0; label < 2; label++) {
                OrientedBox truth = boxes.get(i).get(label);
                int wanted = label;
                hits += found.get(i).stream()
                                .anyMatch(d ->
                                        d.label() == wanted && d.score() > 0.5 && RotatedIou.of(d.box(), truth) > 0.5)
                        ? 1
                        : 0;
            }
        }
        return hits / (2.0 * boxes.size());
    }
}
