package org.nadir.detection;

import java.util.List;

/**
 * Turns the output of a second stage for one image into detections, as MMRotate does: every class of a region above the
 * score threshold, decoded, then rotated NMS per class. Unlike there, centres are not moved into the image. Stateless.
 *
 * @param classes without the background
 * @param perClass true where the offsets of every class are its own
 */
record RoiDecoder(BoxCoder coder, int classes, boolean perClass, boolean upright) {
    /**
     * Output of some regions on the host, {@code classes + 1} logits a region.
     *
     * @param rois the regions, all of one image
     * @param width of the valid part of that image in pixels
     */
    record Raw(float[] logits, float[] deltas, Rois rois, int width, int height) {}

    List<Detection> decode(Raw raw, DetectionSettings settings) {
        Candidates found = new Candidates();
        double[] scores = new double[classes + 1];
        for (int row = 0; row < raw.rois().count(); row++) {
            softmax(raw.logits(), row * (classes + 1), scores);
            for (int label = 0; label < classes; label++) {
                if (scores[label] > settings.scoreThreshold()) {
                    found.add(box(raw, row, label), label, (float) scores[label]);
                }
            }
        }
        return found.suppressed(settings);
    }

    private float[] box(Raw raw, int row, int label) {
        float[] box = new float[5];
        int delta = perClass ? row * classes + label : row;
        BoxCoder.Packed region = new BoxCoder.Packed(raw.rois().boxes(), row);
        coder.decode(region, raw.deltas(), delta, new BoxCoder.Packed(box, 0));
        if (upright) {
            HorizontalBoxes.cut(box, 0, raw.width(), raw.height());
        }
        return box;
    }

    private static void softmax(float[] logits, int at, double[] scores) {
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            top = Math.max(top, logits[at + i]);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(logits[at + i] - top);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }
}
