package org.nadir.detection;

import org.nadir.geometry.RotatedIou;

/**
 * Gives every proposal of one image a truth, the background or nothing by rotated IoU, as MMDetection's MaxIoUAssigner at
 * 0.5 without low-quality matches: from half an overlap on its best truth (the first of equals), else the background. A
 * proposal that would learn the background learns nothing when an ignored region covers half of it or overlaps it by half.
 * Stateless.
 */
final class RoiAssigner {
    private static final float THRESHOLD = 0.5f;

    private RoiAssigner() {}

    /** One value per proposal: as {@link MaxIouAssigner#assign} tells them. Boxes are packed, five values each. */
    static int[] assign(float[] proposals, float[] truths, float[] ignored) {
        int[] assigned = new int[proposals.length / 5];
        float[] ious = RotatedIou.matrix(proposals, truths);
        int columns = truths.length / 5;
        for (int i = 0; i < assigned.length; i++) {
            float best = 0;
            for (int truth = 0; truth < columns; truth++) {
                float iou = ious[i * columns + truth];
                if (iou > best) {
                    best = iou;
                    assigned[i] = iou >= THRESHOLD ? truth + 1 : MaxIouAssigner.BACKGROUND;
                }
            }
        }
        leaveOut(proposals, ignored, assigned);
        return assigned;
    }

    private static void leaveOut(float[] proposals, float[] ignored, int[] assigned) {
        if (ignored.length == 0) {
            return;
        }
        float[] ious = RotatedIou.matrix(proposals, ignored);
        int columns = ignored.length / 5;
        for (int i = 0; i < assigned.length; i++) {
            double area = (double) proposals[5 * i + 2] * proposals[5 * i + 3];
            for (int region = 0; region < columns && assigned[i] == MaxIouAssigner.BACKGROUND; region++) {
                float iou = ious[i * columns + region];
                double shared = iou * (area + (double) ignored[5 * region + 2] * ignored[5 * region + 3]) / (1 + iou);
                if (iou >= THRESHOLD || shared >= THRESHOLD * area) {
                    assigned[i] = MaxIouAssigner.NOTHING;
                }
            }
        }
    }
}
