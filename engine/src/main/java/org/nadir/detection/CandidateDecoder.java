package org.nadir.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nadir.detection.AnchorGrid.Level;
import org.nadir.geometry.OrientedBox;
import org.nadir.geometry.RotatedNms;

/**
 * Turns the raw output of an anchor-based head for one image into detections, as MMRotate does: of each level the best
 * anchors by their best class, every class of them above the score threshold, decoded to le90, then rotated NMS per class
 * over all levels. Unlike there, centres are not moved into the image, and anchors of the padding are left out. Stateless
 * but for its grid; usable from several threads.
 */
final class CandidateDecoder {
    private final AnchorGrid grid;
    private final int classes;

    /**
     * Output of the whole batch on the host and which image of it is meant: A x classes logits and A x 5 offsets an image,
     * in the order of the grid; {@code width} and {@code height} are those of the valid part in pixels.
     */
    record Raw(float[] logits, float[] deltas, int image, int width, int height) {}

    CandidateDecoder(AnchorGrid grid, int classes) {
        this.grid = grid;
        this.classes = classes;
    }

    List<Detection> decode(Raw raw, DetectionSettings settings) {
        Candidates candidates = new Candidates();
        for (int level = 0; level < grid.levels().size(); level++) {
            for (int anchor : best(raw, level, settings)) {
                collect(raw, anchor, (float) logit(settings.scoreThreshold()), candidates);
            }
        }
        return suppressed(candidates, settings);
    }

    private List<Detection> suppressed(Candidates candidates, DetectionSettings settings) {
        float[] boxes = Arrays.copyOf(candidates.boxes, 5 * candidates.count);
        float[] scores = Arrays.copyOf(candidates.scores, candidates.count);
        int[] labels = Arrays.copyOf(candidates.labels, candidates.count);
        int[] kept = RotatedNms.keep(boxes, scores, labels, settings.nmsIou());
        List<Detection> detections = new ArrayList<>();
        for (int i = 0; i < Math.min(kept.length, settings.maxPerImage()); i++) {
            int at = kept[i];
            OrientedBox box = new OrientedBox(
                    boxes[5 * at], boxes[5 * at + 1], boxes[5 * at + 2], boxes[5 * at + 3], boxes[5 * at + 4]);
            detections.add(new Detection(box, labels[at], scores[at]));
        }
        return detections;
    }

    private int[] best(Raw raw, int index, DetectionSettings settings) {
        Level level = grid.levels().get(index);
        AnchorSearch valid = new AnchorSearch(grid, ImageBatch.padded(raw.width()), ImageBatch.padded(raw.height()));
        float threshold = (float) logit(settings.scoreThreshold());
        // the logit in the upper, the complement of the index in the lower half: sorting puts the best last, ties by
        // index
        long[] keys = new long[64];
        int count = 0;
        for (int row = 0; row < valid.rows(index); row++) {
            int first = level.first() + row * level.columns() * level.perCell();
            for (int anchor = first; anchor < first + valid.columns(index) * level.perCell(); anchor++) {
                float top = top(raw, anchor);
                if (top > threshold) {
                    keys = count == keys.length ? Arrays.copyOf(keys, 2 * count) : keys;
                    keys[count++] = ((long) ordered(top) << 32) | (Integer.MAX_VALUE - anchor);
                }
            }
        }
        Arrays.sort(keys, 0, count);
        int[] anchors = new int[Math.min(count, settings.candidates())];
        for (int i = 0; i < anchors.length; i++) {
            anchors[i] = Integer.MAX_VALUE - (int) keys[count - 1 - i];
        }
        return anchors;
    }

    /** A signed integer that is ordered as the float is. */
    private static int ordered(float value) {
        int bits = Float.floatToIntBits(value);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    private float top(Raw raw, int anchor) {
        int at = (raw.image() * grid.total() + anchor) * classes;
        float top = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            top = Math.max(top, raw.logits()[at + c]);
        }
        return top;
    }

    private void collect(Raw raw, int anchor, float threshold, Candidates candidates) {
        int row = raw.image() * grid.total() + anchor;
        float[] packed = new float[10];
        grid.write(anchor, packed, 0);
        DeltaCoder.decode(packed, 0, raw.deltas(), row, packed, 1);
        if (!usable(packed)) {
            return;
        }
        for (int c = 0; c < classes; c++) {
            float logit = raw.logits()[row * classes + c];
            if (logit > threshold) {
                candidates.add(packed, c, (float) (1 / (1 + Math.exp(-logit))));
            }
        }
    }

    private static boolean usable(float[] packed) {
        boolean finite = true;
        for (int i = 5; i < 10; i++) {
            finite &= Float.isFinite(packed[i]);
        }
        return finite && packed[7] > 0 && packed[8] > 0;
    }

    private static double logit(double score) {
        return Math.log(score / (1 - score));
    }

    private static final class Candidates {
        private float[] boxes = new float[5 * 256];
        private float[] scores = new float[256];
        private int[] labels = new int[256];
        private int count;

        void add(float[] packed, int label, float score) {
            if (count == scores.length) {
                boxes = Arrays.copyOf(boxes, 2 * boxes.length);
                scores = Arrays.copyOf(scores, 2 * count);
                labels = Arrays.copyOf(labels, 2 * count);
            }
            System.arraycopy(packed, 5, boxes, 5 * count, 5);
            labels[count] = label;
            scores[count++] = score;
        }
    }
}
