package org.nadir.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedNms;

/** The scored boxes of one image before and after rotated NMS per class. Used by one thread. */
final class Candidates {
    private float[] boxes = new float[5 * 256];
    private float[] scores = new float[256];
    private int[] labels = new int[256];
    private int count;

    /** Adds a box of five values; one that is not finite or has a side not above zero is left out. */
    void add(float[] box, int label, float score) {
        if (!usable(box)) {
            return;
        }
        if (count == scores.length) {
            boxes = Arrays.copyOf(boxes, 2 * boxes.length);
            scores = Arrays.copyOf(scores, 2 * count);
            labels = Arrays.copyOf(labels, 2 * count);
        }
        System.arraycopy(box, 0, boxes, 5 * count, 5);
        labels[count] = label;
        scores[count++] = score;
    }

    private static boolean usable(float[] box) {
        boolean finite = true;
        for (int i = 0; i < 5; i++) {
            finite &= Float.isFinite(box[i]);
        }
        return finite && box[2] > 0 && box[3] > 0;
    }

    /** What is left of each class, by falling score. */
    List<Detection> suppressed(DetectionSettings settings) {
        float[] packed = Arrays.copyOf(boxes, 5 * count);
        int[] kept =
                RotatedNms.keep(packed, Arrays.copyOf(scores, count), Arrays.copyOf(labels, count), settings.nmsIou());
        List<Detection> detections = new ArrayList<>();
        for (int i = 0; i < Math.min(kept.length, settings.maxPerImage()); i++) {
            int at = 5 * kept[i];
            OrientedBox box =
                    new OrientedBox(packed[at], packed[at + 1], packed[at + 2], packed[at + 3], packed[at + 4]);
            detections.add(new Detection(box, labels[kept[i]], scores[kept[i]]));
        }
        return detections;
    }
}
