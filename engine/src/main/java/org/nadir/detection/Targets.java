package org.nadir.detection;

import java.util.List;
import org.nadir.geometry.OrientedBox;

/**
 * What one training image shows. Arrays are packed five by five (cx, cy, w, h, angle; pixels and radians, le90) and are
 * not copied: whoever hands them in leaves them alone.
 *
 * @param boxes the truths to learn, 5 values each
 * @param labels class index of each truth
 * @param ignored difficult truths and "don't care" regions, 5 values each: what lies in them is trained on neither as
 *     object nor as background
 */
public record Targets(float[] boxes, int[] labels, float[] ignored) {
    public Targets {
        if (boxes.length != 5 * labels.length || ignored.length % 5 != 0) {
            throw new IllegalArgumentException("Boxes take 5 values each: " + boxes.length + " values, " + labels.length
                    + " labels, " + ignored.length + " values ignored");
        }
    }

    /** Splits boxes into truths to learn and difficult ones, which are ignored. */
    public static Targets of(List<OrientedBox> boxes, int[] labels, boolean[] difficult) {
        int kept = 0;
        for (boolean flag : difficult) {
            kept += flag ? 0 : 1;
        }
        float[] truths = new float[5 * kept];
        int[] classes = new int[kept];
        float[] ignored = new float[5 * (labels.length - kept)];
        int truth = 0;
        int skipped = 0;
        for (int i = 0; i < labels.length; i++) {
            if (difficult[i]) {
                pack(boxes.get(i), ignored, 5 * skipped++);
            } else {
                classes[truth] = labels[i];
                pack(boxes.get(i), truths, 5 * truth++);
            }
        }
        return new Targets(truths, classes, ignored);
    }

    public int count() {
        return labels.length;
    }

    static void pack(OrientedBox box, float[] target, int at) {
        target[at] = (float) box.cx();
        target[at + 1] = (float) box.cy();
        target[at + 2] = (float) box.width();
        target[at + 3] = (float) box.height();
        target[at + 4] = (float) box.angle();
    }
}
