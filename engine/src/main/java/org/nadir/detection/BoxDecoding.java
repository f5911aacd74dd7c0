package org.nadir.detection;

/**
 * From the values that a head gives to a box and, for slopes, back. Boxes come as they are, not turned into le90: a loss of
 * decoded boxes does not see the difference, and decoding stays smooth. Stateless.
 */
interface BoxDecoding {
    /** Writes the box of five values that {@code raw} makes of the anchor. */
    void decode(double[] anchor, double[] raw, double[] box);

    /** Turns a slope by the five values of the box into one by the values of the head, in place. */
    void pullBack(double[] anchor, double[] raw, double[] slope);
}
