package org.nadir.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.geometry.Bounds;
import org.nadir.geometry.MinimumAreaBox;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.PolygonClip;

/**
 * What becomes of a box that the border of a window cuts. With at least {@code keepShare} of its area inside it stays, as
 * the minimum-area box of the part inside; below that the part is a region to be ignored, or nothing.
 *
 * @param keepShare share of the object's area, 0..1
 * @param ignoreRest true to keep what is below the share as ignored regions
 */
public record WindowCut(double keepShare, boolean ignoreRest) {
    private static final double WHOLE = 1 - 1e-9;
    /** Slivers below this many square pixels are not even worth ignoring. */
    private static final double LEAST_AREA = 1;

    public WindowCut {
        if (!(keepShare >= 0 && keepShare <= 1)) {
            throw new IllegalArgumentException("A share lies in 0..1, not " + keepShare);
        }
    }

    /** A box after the cut, in the coordinates it had. */
    public record Part(OrientedBox box, boolean ignored) {}

    /** The part of a box that counts in a window; empty when nothing of it does. */
    public Optional<Part> of(OrientedBox box, Bounds window) {
        double[] inside = PolygonClip.inside(box.corners(), window);
        double share = inside.length < 6 ? 0 : PolygonClip.area(inside) / box.area();
        if (share >= WHOLE) {
            return Optional.of(new Part(box, false));
        }
        boolean kept = share > 0 && share >= keepShare;
        if (!kept && (!ignoreRest || share * box.area() < LEAST_AREA)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Part(MinimumAreaBox.of(inside), !kept));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The sample with its boxes cut at the border of its image. */
    TrainingSample apply(TrainingSample sample) {
        Bounds image = new Bounds(0, 0, sample.pixels().width(), sample.pixels().height());
        List<OrientedBox> boxes = new ArrayList<>();
        int[] labels = new int[sample.labels().length];
        boolean[] difficult = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            Optional<Part> part = of(sample.boxes().get(i), image);
            if (part.isPresent()) {
                labels[boxes.size()] = sample.labels()[i];
                difficult[boxes.size()] = sample.difficult()[i] || part.get().ignored();
                boxes.add(part.get().box());
            }
        }
        return new TrainingSample(
                sample.name(),
                sample.pixels(),
                boxes,
                java.util.Arrays.copyOf(labels, boxes.size()),
                java.util.Arrays.copyOf(difficult, boxes.size()));
    }
}
