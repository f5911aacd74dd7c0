package org.nadir.detection;

/**
 * When an anchor learns an object, when the background and when neither.
 *
 * @param positive rotated IoU from which on an anchor learns its best truth (0.5)
 * @param negative rotated IoU below which an anchor learns the background (0.4); between the two it learns nothing
 * @param ignoreIof share of an anchor from which on, covered by an ignored region, it learns no background (0.5)
 */
record AssignerSettings(double positive, double negative, double ignoreIof) {
    static final AssignerSettings RETINANET = new AssignerSettings(0.5, 0.4, 0.5);

    AssignerSettings {
        if (!(negative > 0 && positive >= negative && positive < 1 && ignoreIof > 0)) {
            throw new IllegalArgumentException("Thresholds must rise: " + negative + ", " + positive);
        }
    }
}
