package org.nadir.detection;

/**
 * When an anchor learns an object, when the background and when neither.
 *
 * @param positive rotated IoU from which on an anchor learns its best truth (0.5)
 * @param negative rotated IoU below which an anchor learns the background (0.4); between the two it learns nothing
 * @param lowest rotated IoU from which on the anchors that share a truth's best IoU learn it though it lies below
 *     {@code positive}; 0 for any overlap
 * @param ignoreIof share of an anchor from which on, covered by an ignored region, it learns no background (0.5)
 * @param insideOnly true where anchors that reach out of the image learn nothing and are nobody's best
 */
record AssignerSettings(double positive, double negative, double lowest, double ignoreIof, boolean insideOnly) {
    static final AssignerSettings RETINANET = new AssignerSettings(0.5, 0.4, 0, 0.5, false);

    /** The region proposal network of MMRotate ({@code allowed_border=0}). */
    static final AssignerSettings RPN_INSIDE = new AssignerSettings(0.7, 0.3, 0.3, 0.5, true);

    /** That of MMDetection ({@code allowed_border=-1}). */
    static final AssignerSettings RPN = new AssignerSettings(0.7, 0.3, 0.3, 0.5, false);

    AssignerSettings {
        if (!(negative > 0 && positive >= negative && positive < 1 && ignoreIof > 0)) {
            throw new IllegalArgumentException("Thresholds must rise: " + negative + ", " + positive);
        }
    }
}
