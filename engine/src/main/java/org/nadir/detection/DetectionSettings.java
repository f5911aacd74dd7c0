package org.nadir.detection;

/**
 * What of a detector's raw output becomes a detection. The defaults are those of MMRotate's RetinaNet configurations.
 *
 * @param scoreThreshold classes of a candidate that score this or less are dropped
 * @param nmsIou of two boxes of one class that overlap by more than this rotated IoU, the lower-scored goes
 * @param candidates how many anchors of one pyramid level, the best by their best class, are looked at
 * @param maxPerImage how many detections one image gives at most, the best first
 */
public record DetectionSettings(double scoreThreshold, double nmsIou, int candidates, int maxPerImage) {
    public static final DetectionSettings DEFAULT = new DetectionSettings(0.05, 0.1, 2000, 2000);

    /** Suppression at 0.5 as in MMDetection's Faster R-CNN and RetinaNet: bounding rectangles of neighbours overlap. */
    public static final DetectionSettings UPRIGHT = new DetectionSettings(0.05, 0.5, 2000, 2000);

    public DetectionSettings {
        if (!(scoreThreshold > 0 && scoreThreshold < 1)) {
            throw new IllegalArgumentException("A score threshold lies in (0, 1): " + scoreThreshold);
        }
        if (!(nmsIou >= 0 && nmsIou <= 1)) {
            throw new IllegalArgumentException("An IoU threshold lies in [0, 1]: " + nmsIou);
        }
        if (candidates < 1 || maxPerImage < 1) {
            throw new IllegalArgumentException(
                    "At least one candidate and one detection: " + candidates + ", " + maxPerImage);
        }
    }

    public DetectionSettings withScoreThreshold(double threshold) {
        return new DetectionSettings(threshold, nmsIou, candidates, maxPerImage);
    }
}
