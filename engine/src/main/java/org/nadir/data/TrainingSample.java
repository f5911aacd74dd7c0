package org.nadir.data;

import java.util.ArrayList;
import java.util.List;
import org.nadir.geometry.OrientedBox;

/**
 * An image with its targets, as augmentation and training see it. Owned by one thread at a time; arrays are not copied.
 *
 * @param boxes in pixels of {@code pixels}
 * @param labels index of each box's class; {@link #IGNORED} for a region to be ignored
 * @param difficult true for boxes that are neither positive nor negative: difficult ones, ignored classes, objects that a
 *     cut left too little of
 */
public record TrainingSample(String name, Pixels pixels, List<OrientedBox> boxes, int[] labels, boolean[] difficult) {
    /** The label of a region that belongs to no class. */
    public static final int IGNORED = -1;

    public TrainingSample {
        boxes = List.copyOf(boxes);
        if (labels.length != boxes.size() || difficult.length != boxes.size()) {
            throw new IllegalArgumentException(
                    boxes.size() + " boxes, " + labels.length + " labels, " + difficult.length + " flags");
        }
    }

    /**
     * The sample of an image: boxes of ignored classes become ignored regions, boxes of classes outside of the map are
     * left out.
     */
    public static TrainingSample of(LabelledImage image, ClassMap classes) {
        return of(image, image.pixels(), classes);
    }

    /** The sample of an image that is decoded already. */
    static TrainingSample of(LabelledImage image, Pixels pixels, ClassMap classes) {
        List<Annotation> kept = new ArrayList<>();
        for (Annotation annotation : image.annotations()) {
            if (classes.knows(annotation.className())) {
                kept.add(annotation);
            }
        }
        int[] labels = new int[kept.size()];
        boolean[] difficult = new boolean[kept.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = classes.index(kept.get(i).className()).orElse(IGNORED);
            difficult[i] = kept.get(i).difficult() || labels[i] == IGNORED;
        }
        List<OrientedBox> boxes = kept.stream().map(Annotation::box).toList();
        return new TrainingSample(image.name(), pixels, boxes, labels, difficult);
    }
}
