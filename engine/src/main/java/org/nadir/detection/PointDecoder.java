package org.nadir.detection;

import java.util.List;
import org.nadir.detection.PointGrid.Level;

/**
 * Turns the raw output of Rotated FCOS for one image into detections, as MMRotate does: of each level the best points by the
 * product of class score and centreness, every class of them whose own score is above the threshold, then rotated NMS per
 * class by the product. Unlike there, points of the padding are left out. Stateless; usable from several threads.
 */
record PointDecoder(PointGrid grid, int classes) {
    /**
     * Output of the whole batch on the host and which image of it is meant; {@code width} and {@code height} are those of
     * the valid part in pixels.
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Raw(float[] logits, float[] boxes, float[] centreness, int image, int width, int height) {}

    List<Detection> decode(Raw raw, DetectionSettings settings) {
        Candidates candidates = new Candidates();
        for (Level level : grid.levels()) {
            for (int point : best(raw, level, settings)) {
                collect(raw, point, settings.scoreThreshold(), candidates);
            }
        }
        return candidates.suppressed(settings);
    }

    private int[] best(Raw raw, Level level, DetectionSettings settings) {
        BestAnchors best = new BestAnchors(settings.candidates());
        int columns = Math.min(level.columns(), ceilDiv(ImageBatch.padded(raw.width()), level.stride()));
        int rows = Math.min(level.rows(), ceilDiv(ImageBatch.padded(raw.height()), level.stride()));
        float threshold = (float) Math.log(settings.scoreThreshold() / (1 - settings.scoreThreshold()));
        for (int row = 0; row < rows; row++) {
            int first = level.first() + row * level.columns();
            for (int point = first; point < first + columns; point++) {
                float top = top(raw, point);
                if (top > threshold) {
                    best.offer(point, (float) (sigmoid(top) * centreness(raw, point)));
                }
            }
        }
        return best.best();
    }

    private float top(Raw raw, int point) {
        int at = row(raw, point) * classes;
        float top = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            top = Math.max(top, raw.logits()[at + c]);
        }
        return top;
    }

    private void collect(Raw raw, int point, double threshold, Candidates candidates) {
        float[] anchor = new float[5];
        grid.write(point, anchor, 0);
        double[] decoded = new double[5];
        int row = row(raw, point);
        new PointDecoding().decode(Positives.row(anchor, 0), Positives.row(raw.boxes(), row), decoded);
        float[] box = new float[5];
        for (int i = 0; i < 5; i++) {
            box[i] = (float) decoded[i];
        }
        double centreness = centreness(raw, point);
        for (int c = 0; c < classes; c++) {
            double score = sigmoid(raw.logits()[row * classes + c]);
            if (score > threshold) {
                candidates.add(box, c, (float) (score * centreness));
            }
        }
    }

    private double centreness(Raw raw, int point) {
        return sigmoid(raw.centreness()[row(raw, point)]);
    }

    private int row(Raw raw, int point) {
        return raw.image() * grid.total() + point;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
