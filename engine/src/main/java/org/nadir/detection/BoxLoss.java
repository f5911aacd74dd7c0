package org.nadir.detection;

/**
 * How far a predicted box is from its truth, with the slope by the box's five values. Stateless. Written in Java and not in
 * operators of the device: of a few hundred positives a step, this is exact in double precision, without the many tiny
 * operators that the formulas would take, and the slope can be checked by itself.
 */
interface BoxLoss {
    /**
     * The loss of one pair.
     *
     * @param slope receives the five derivatives by the predicted box
     */
    double of(BoxPair pair, double[] slope);
}
