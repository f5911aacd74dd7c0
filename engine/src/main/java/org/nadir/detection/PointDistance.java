package org.nadir.detection;

/** Divergence of the boxes of a point, in strides, and the quality focal loss of its centreness, which is the sixth value. */
final class PointDistance implements RowDistance {
    private static final int CENTRENESS = 5;

    private final RowDistance boxes = new DecodedDistance(new KldLoss(), new PointDecoding());

    @Override
    public double of(double[] anchor, double[] own, double[] other, double[] slope) {
        double value = boxes.of(anchor, own, other, slope);
        double wanted = QualityFocal.sigmoid(other[CENTRENESS]);
        return value + QualityFocal.of(own[CENTRENESS], wanted, slope, CENTRENESS);
    }
}
