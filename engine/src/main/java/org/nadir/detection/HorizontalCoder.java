package org.nadir.detection;

/**
 * Upright boxes from upright references (Girshick et al. 2014): (gx-px)/pw, (gy-py)/ph, ln(gw/pw), ln(gh/ph), each divided
 * by its deviation; MMDetection's DeltaXYWHBBoxCoder without the clipping at the image.
 *
 * @param centreDeviation of the first two offsets
 * @param sizeDeviation of the last two
 */
record HorizontalCoder(double centreDeviation, double sizeDeviation) implements BoxCoder {
    /** Anchors of a region proposal network. */
    static final HorizontalCoder PLAIN = new HorizontalCoder(1, 1);

    /** Proposals of a second stage. */
    static final HorizontalCoder PROPOSALS = new HorizontalCoder(0.1, 0.2);

    @Override
    public int values() {
        return 4;
    }

    @Override
    public void encode(Packed reference, Packed box, float[] deltas, int delta) {
        int at = 4 * delta;
        deltas[at] = (float) ((box.get(0) - reference.get(0)) / reference.get(2) / centreDeviation);
        deltas[at + 1] = (float) ((box.get(1) - reference.get(1)) / reference.get(3) / centreDeviation);
        deltas[at + 2] = (float) (Math.log(box.get(2) / reference.get(2)) / sizeDeviation);
        deltas[at + 3] = (float) (Math.log(box.get(3) / reference.get(3)) / sizeDeviation);
    }

    @Override
    public void decode(Packed reference, float[] deltas, int delta, Packed box) {
        int at = 4 * delta;
        box.set(
                reference.get(0) + deltas[at] * centreDeviation * reference.get(2),
                reference.get(1) + deltas[at + 1] * centreDeviation * reference.get(3),
                reference.get(2) * Math.exp(DeltaCoder.clip(deltas[at + 2] * sizeDeviation)),
                reference.get(3) * Math.exp(DeltaCoder.clip(deltas[at + 3] * sizeDeviation)),
                0);
    }
}
