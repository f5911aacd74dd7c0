package org.nadir.detection;

/** How far what the student regresses in one row is from what the teacher does. Has arrays of its own: one a thread. */
interface RowDistance {
    /**
     * The distance of one row.
     *
     * @param anchor five values
     * @param own the student's values, at least five, with zeros behind those that the head gives
     * @param other the teacher's
     * @param slope receives the derivatives by the student's
     */
    double of(double[] anchor, double[] own, double[] other, double[] slope);
}
