package org.nadir.detection;

/**
 * A predicted box and what it should be, five values each (cx, cy, width, height, angle), not necessarily le90.
 *
 * @param anchor what the box was predicted from; its sides and direction measure offsets of the centre
 */
@SuppressWarnings("ArrayRecordComponent")
record BoxPair(double[] box, double[] truth, double[] anchor) {}
