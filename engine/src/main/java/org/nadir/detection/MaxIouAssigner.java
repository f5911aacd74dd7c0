package org.nadir.detection;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nadir.detection.AnchorGrid.Level;
import org.nadir.detection.AnchorSearch.Matches;

/**
 * Gives every anchor a truth, the background or nothing by rotated IoU, as MMDetection's MaxIoUAssigner with low-quality
 * matches and {@code gt_max_assign_all} does: below {@code negative} the background, from {@code positive} on the best
 * truth (the first of equals), between them nothing; then each truth, in order, takes all anchors that share its own best
 * IoU, if that is at least {@code lowest}, whoever had them. Two differences: a truth that meets no anchor takes none (the reference would give it every
 * anchor that meets nothing), and the part about ignored regions. An anchor that would learn the background learns
 * nothing when an ignored region covers the share {@code ignoreIof} of it, or when it would have been matched to that
 * region, had it been a truth; anchors that learn a truth keep it. The reference's configurations leave ignored regions
 * out altogether. Stateless; boxes are searched in parallel.
 */
final class MaxIouAssigner {
    static final int NOTHING = -1;
    static final int BACKGROUND = 0;

    /** IoUs this close count as equal where a truth takes "all its best" anchors. */
    private static final float TIE = 1e-6f;

    private final AssignerSettings settings;

    MaxIouAssigner(AssignerSettings settings) {
        this.settings = settings;
    }

    /**
     * One value per anchor: {@link #NOTHING}, {@link #BACKGROUND}, or 1 + the index of a truth. Anchors of cells outside
     * the first {@code width} x {@code height} pixels get nothing, nor do anchors that reach out of these where the
     * settings say so.
     */
    int[] assign(AnchorGrid grid, Targets targets, int width, int height) {
        int[] assigned = new int[grid.total()];
        AnchorSearch.Region region = new AnchorSearch.Region(width, height, settings.insideOnly());
        clearOutside(grid, new AnchorSearch(grid, region), assigned);
        Matches[] truths = search(grid, targets.boxes(), region, 2);
        Matches[] ignored = search(grid, targets.ignored(), region, settings.ignoreIof());
        byOverlap(truths, assigned);
        for (int i = 0; i < truths.length; i++) {
            if (truths[i].best() >= settings.lowest()) {
                takeBest(truths[i], i + 1, assigned);
            }
        }
        for (int i = 0; i < ignored.length; i++) {
            ignore(grid, ignored[i], targets.ignored()[5 * i + 2] * targets.ignored()[5 * i + 3], assigned);
        }
        return assigned;
    }

    private Matches[] search(AnchorGrid grid, float[] boxes, AnchorSearch.Region region, double iof) {
        return IntStream.range(0, boxes.length / 5)
                .parallel()
                .mapToObj(i -> new AnchorSearch(grid, region).matches(boxes, i, settings.negative(), iof))
                .toArray(Matches[]::new);
    }

    private void byOverlap(Matches[] truths, int[] assigned) {
        float[] best = new float[assigned.length];
        for (int truth = 0; truth < truths.length; truth++) {
            Matches matches = truths[truth];
            for (int i = 0; i < matches.anchors().length; i++) {
                int anchor = matches.anchors()[i];
                float iou = matches.ious()[i];
                if (iou > best[anchor]) {
                    best[anchor] = iou;
                    assigned[anchor] =
                            iou >= settings.positive() ? truth + 1 : iou >= settings.negative() ? NOTHING : BACKGROUND;
                }
            }
        }
    }

    private static void takeBest(Matches matches, int label, int[] assigned) {
        for (int i = 0; i < matches.anchors().length && matches.best() > 0; i++) {
            if (matches.ious()[i] >= matches.best() - TIE) {
                assigned[matches.anchors()[i]] = label;
            }
        }
    }

    private void ignore(AnchorGrid grid, Matches matches, double area, int[] assigned) {
        float[] anchor = new float[5];
        for (int i = 0; i < matches.anchors().length; i++) {
            float iou = matches.ious()[i];
            grid.write(matches.anchors()[i], anchor, 0);
            double anchorArea = (double) anchor[2] * anchor[3];
            double shared = iou * (anchorArea + area) / (1 + iou);
            boolean matched = iou >= settings.negative() || (iou > 0 && iou >= matches.best() - TIE);
            if (assigned[matches.anchors()[i]] == BACKGROUND
                    && (matched || shared >= settings.ignoreIof() * anchorArea)) {
                assigned[matches.anchors()[i]] = NOTHING;
            }
        }
    }

    private static void clearOutside(AnchorGrid grid, AnchorSearch search, int[] assigned) {
        for (int i = 0; i < grid.levels().size(); i++) {
            Level level = grid.levels().get(i);
            for (int row = 0; row < level.rows(); row++) {
                int from = row < search.rows(i) ? search.columns(i) : 0;
                int start = level.first() + row * level.columns() * level.perCell();
                Arrays.fill(
                        assigned, start + from * level.perCell(), start + level.columns() * level.perCell(), NOTHING);
                for (int anchor = start; anchor < start + from * level.perCell(); anchor++) {
                    assigned[anchor] = search.allows(level, anchor) ? assigned[anchor] : NOTHING;
                }
            }
        }
    }
}
