package org.nadir.evaluation;

import java.util.List;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedIou;

/**
 * The detections of one class in one image, each with the truth it overlaps most. That truth does not depend on the
 * threshold, so the overlaps are worked out once for all thresholds.
 */
final class ImageMatches {
    /** No truth of the class in the image. */
    static final int NONE = -1;

    private final List<ScoredBox> detections;
    private final List<TruthBox> truths;
    private final int[] best;
    private final float[] overlap;
    private final double[] ignored;

    ImageMatches(List<ScoredBox> detections, List<TruthBox> truths, List<TruthBox> regions) {
        this.detections = detections;
        this.truths = truths;
        this.best = new int[detections.size()];
        this.overlap = new float[detections.size()];
        this.ignored = new double[detections.size()];
        float[] boxes = packed(detections.stream().map(ScoredBox::box).toList());
        findBest(RotatedIou.matrixOnThisThread(boxes, packed(truthBoxes(truths))));
        findIgnored(RotatedIou.matrixOnThisThread(boxes, packed(truthBoxes(regions))), regions);
    }

    int size() {
        return detections.size();
    }

    double score(int detection) {
        return detections.get(detection).score();
    }

    List<TruthBox> truths() {
        return truths;
    }

    /** The truth with the largest IoU, the earliest of equals; {@link #NONE} when there is none. */
    int best(int detection) {
        return best[detection];
    }

    /** The IoU with {@link #best}. */
    float overlap(int detection) {
        return overlap[detection];
    }

    /** The largest share of the detection that lies in one ignored region. */
    double ignored(int detection) {
        return ignored[detection];
    }

    private void findBest(float[] iou) {
        int columns = truths.size();
        for (int i = 0; i < best.length; i++) {
            best[i] = NONE;
            for (int j = 0; j < columns; j++) {
                if (iou[i * columns + j] > overlap[i]) {
                    overlap[i] = iou[i * columns + j];
                    best[i] = j;
                }
            }
        }
    }

    private void findIgnored(float[] iou, List<TruthBox> regions) {
        int columns = regions.size();
        for (int i = 0; i < ignored.length; i++) {
            double area = detections.get(i).box().area();
            for (int j = 0; j < columns; j++) {
                double value = iou[i * columns + j];
                double shared = value * (area + regions.get(j).box().area()) / (1 + value);
                ignored[i] = Math.max(ignored[i], shared / area);
            }
        }
    }

    private static List<OrientedBox> truthBoxes(List<TruthBox> truths) {
        return truths.stream().map(TruthBox::box).toList();
    }

    static float[] packed(List<OrientedBox> boxes) {
        float[] packed = new float[boxes.size() * 5];
        int at = 0;
        for (OrientedBox box : boxes) {
            packed[at++] = (float) box.cx();
            packed[at++] = (float) box.cy();
            packed[at++] = (float) box.width();
            packed[at++] = (float) box.height();
            packed[at++] = (float) box.angle();
        }
        return packed;
    }
}
