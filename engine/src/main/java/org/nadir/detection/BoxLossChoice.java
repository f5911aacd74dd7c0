package org.nadir.detection;

/**
 * The loss that a detector's boxes learn by.
 *
 * @param name one of {@link Detectors#boxLosses}, or {@link #AUTO}
 * @param beta where {@code smooth-l1} turns from a square to a line; the others do not look at it
 */
public record BoxLossChoice(String name, double beta) {
    /** The name that stands for the loss of the detector's reference configuration. */
    public static final String AUTO = "auto";

    /** Distance of the offsets, summed. */
    public static final String L1 = "l1";

    /** A square below beta and a line above. */
    public static final String SMOOTH_L1 = "smooth-l1";

    /** The beta of MMDetection's RetinaNet. */
    public static final double DEFAULT_BETA = 1.0 / 9;

    public BoxLossChoice {
        if (name.isEmpty() || !(beta > 0 && Double.isFinite(beta))) {
            throw new IllegalArgumentException("A loss has a name and a beta above zero: " + name + ", " + beta);
        }
    }

    /** The loss of the reference configuration. */
    public static BoxLossChoice auto() {
        return of(AUTO);
    }

    public static BoxLossChoice of(String name) {
        return new BoxLossChoice(name, DEFAULT_BETA);
    }
}
