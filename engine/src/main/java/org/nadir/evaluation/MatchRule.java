package org.nadir.evaluation;

/**
 * When a detection counts as having found an object.
 *
 * @param iou the least rotated IoU
 * @param score detections below it are not looked at; average precision looks at all, a picture of hits and misses cannot
 */
public record MatchRule(double iou, double score) {
    public static final MatchRule DEFAULT = new MatchRule(0.5, 0.3);

    public MatchRule {
        if (!(iou > 0 && iou <= 1) || Double.isNaN(score)) {
            throw new IllegalArgumentException("An IoU lies in (0, 1] and a score is a number: " + iou + ", " + score);
        }
    }
}
