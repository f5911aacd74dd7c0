package org.nadir.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedNms;

/** Detections as they come, 28 bytes each: a scene may give millions before those that were found twice are gone. */
final class FoundBoxes {
    private float[] boxes = new float[5 * 256];
    private float[] scores = new float[256];
    private int[] labels = new int[256];
    private int count;

    void add(Detection detection) {
        if (count == scores.length) {
            int larger = 2 * count;
            boxes = Arrays.copyOf(boxes, 5 * larger);
            scores = Arrays.copyOf(scores, larger);
            labels = Arrays.copyOf(labels, larger);
        }
        Targets.pack(detection.box(), boxes, 5 * count);
        scores[count] = (float) detection.score();
        labels[count++] = detection.label();
    }

    /** Those that rotated NMS within each class leaves, by falling score; this table is empty afterwards. */
    List<Detection> merged(double iou) {
        float[] given = Arrays.copyOf(boxes, 5 * count);
        float[] surely = Arrays.copyOf(scores, count);
        int[] named = Arrays.copyOf(labels, count);
        boxes = new float[0];
        scores = new float[0];
        labels = new int[0];
        count = 0;
        List<Detection> kept = new ArrayList<>();
        for (int i : RotatedNms.keep(given, surely, named, iou)) {
            OrientedBox box = new OrientedBox(
                    given[5 * i], given[5 * i + 1], given[5 * i + 2], given[5 * i + 3], given[5 * i + 4]);
            kept.add(new Detection(box, named[i], surely[i]));
        }
        return kept;
    }
}
