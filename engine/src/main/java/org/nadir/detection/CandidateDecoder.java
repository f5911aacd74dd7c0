package org.nadir.detection;

import java.util.List;
import org.nadir.detection.AnchorGrid.Level;

/**
 * Turns the raw output of an anchor-based head for one image into detections, as MMRotate does: of each level the best
 * anchors by their best class, every class of them above the score threshold, decoded, then rotated NMS per class
 * over all levels. Unlike there, centres are not moved into the image, and anchors of the padding are left out. Stateless
 * but for its grid; usable from several threads.
 */
final class CandidateDecoder {
    private final AnchorGrid grid;
    private final RetinaVariant variant;
    private final int classes;

    /**
     * Output of the whole batch on the host and which image of it is meant: A x classes logits and the offsets of A anchors an image,
     * in the order of the grid; {@code width} and {@code height} are those of the valid part in pixels.
     */
    record Raw(float[] logits, float[] deltas, int image, int width, int height) {}

    CandidateDecoder(AnchorGrid grid, RetinaVariant variant, int classes) {
        this.grid = grid;
        this.variant = variant;
        this.classes = classes;
    }

    List<Detection> decode(Raw raw, DetectionSettings settings) {
        Candidates candidates = new Candidates();
        for (int level = 0; level < grid.levels().size(); level++) {
            for (int anchor : best(raw, level, settings)) {
                collect(raw, anchor, (float) logit(settings.scoreThreshold()), candidates);
            }
        }
        return candidates.suppressed(settings);
    }

    private int[] best(Raw raw, int index, DetectionSettings settings) {
        Level level = grid.levels().get(index);
        AnchorSearch valid = new AnchorSearch(
                grid, new AnchorSearch.Region(ImageBatch.padded(raw.width()), ImageBatch.padded(raw.height())));
        float threshold = (float) logit(settings.scoreThreshold());
        BestAnchors best = new BestAnchors(settings.candidates());
        for (int row = 0; row < valid.rows(index); row++) {
            int first = level.first() + row * level.columns() * level.perCell();
            for (int anchor = first; anchor < first + valid.columns(index) * level.perCell(); anchor++) {
                float top = top(raw, anchor);
                if (top > threshold) {
                    best.offer(anchor, top);
                }
            }
        }
        return best.best();
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
        float[] anchorBox = new float[5];
        float[] box = new float[5];
        grid.write(anchor, anchorBox, 0);
        variant.coder().decode(new BoxCoder.Packed(anchorBox, 0), raw.deltas(), row, new BoxCoder.Packed(box, 0));
        if (variant.upright()) {
            HorizontalBoxes.cut(box, 0, raw.width(), raw.height());
        }
        for (int c = 0; c < classes; c++) {
            float logit = raw.logits()[row * classes + c];
            if (logit > threshold) {
                candidates.add(box, c, (float) (1 / (1 + Math.exp(-logit))));
            }
        }
    }

    private static double logit(double score) {
        return Math.log(score / (1 - score));
    }
}
