package org.nadir.detection;

import java.util.Arrays;
import org.nadir.detection.AnchorGrid.Level;
import org.nadir.geometry.RotatedNms;

/**
 * Turns the raw output of a region proposal network for one image into proposals: of each level the best anchors, decoded,
 * then suppression within each level by the overlap of their bounding rectangles, then the best of all levels. Anchors of
 * the padding are left out. Stateless, usable from several threads.
 *
 * @param upright true to cut decoded boxes at the border of the image, as MMDetection does; oriented ones are not cut
 */
record Proposals(AnchorGrid grid, BoxCoder coder, boolean upright) {
    /**
     * Output of the whole batch on the host and which image of it is meant.
     *
     * @param logits A an image
     * @param deltas A times the coder's values an image
     * @param width of the valid part in pixels
     */
    record Raw(float[] logits, float[] deltas, int image, int width, int height) {}

    /**
     * How many proposals are made.
     *
     * @param perLevel looked at on each level
     * @param most kept in the end
     * @param iou above which the lower-scored of two of a level goes
     */
    record Limits(int perLevel, int most, double iou) {}

    /** Boxes (cx, cy, width, height, angle) by falling score. */
    float[] of(Raw raw, Limits limits) {
        int[][] chosen = new int[grid.levels().size()][];
        int count = 0;
        for (int level = 0; level < chosen.length; level++) {
            chosen[level] = best(raw, level, limits.perLevel());
            count += chosen[level].length;
        }
        float[] boxes = new float[5 * count];
        float[] scores = new float[count];
        int[] levels = new int[count];
        int at = 0;
        for (int level = 0; level < chosen.length; level++) {
            for (int anchor : chosen[level]) {
                levels[at] = level;
                scores[at] = raw.logits()[raw.image() * grid.total() + anchor];
                decode(raw, anchor, boxes, at++);
            }
        }
        return kept(
                boxes,
                RotatedNms.keep(upright ? boxes : HorizontalBoxes.around(boxes), scores, levels, limits.iou()),
                limits);
    }

    private static float[] kept(float[] boxes, int[] indices, Limits limits) {
        int count = Math.min(indices.length, limits.most());
        float[] result = new float[5 * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(boxes, 5 * indices[i], result, 5 * i, 5);
        }
        return result;
    }

    private int[] best(Raw raw, int index, int wanted) {
        Level level = grid.levels().get(index);
        AnchorSearch valid = new AnchorSearch(
                grid, new AnchorSearch.Region(ImageBatch.padded(raw.width()), ImageBatch.padded(raw.height())));
        BestAnchors best = new BestAnchors(wanted);
        int offset = raw.image() * grid.total();
        for (int row = 0; row < valid.rows(index); row++) {
            int first = level.first() + row * level.columns() * level.perCell();
            for (int anchor = first; anchor < first + valid.columns(index) * level.perCell(); anchor++) {
                best.offer(anchor, raw.logits()[offset + anchor]);
            }
        }
        return best.best();
    }

    private void decode(Raw raw, int anchor, float[] boxes, int at) {
        float[] reference = new float[5];
        grid.write(anchor, reference, 0);
        BoxCoder.Packed box = new BoxCoder.Packed(boxes, at);
        coder.decode(new BoxCoder.Packed(reference, 0), raw.deltas(), raw.image() * grid.total() + anchor, box);
        if (upright) {
            HorizontalBoxes.cut(boxes, at, raw.width(), raw.height());
        }
        if (!finite(boxes, at)) {
            // no area: suppression drops it
            Arrays.fill(boxes, 5 * at, 5 * at + 5, 0f);
        }
    }

    private static boolean finite(float[] boxes, int at) {
        float sum = 0;
        for (int i = 5 * at; i < 5 * at + 5; i++) {
            sum += 0 * boxes[i];
        }
        return sum == 0;
    }
}
