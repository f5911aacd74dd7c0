package org.nadir.detection;

/** The loss of the box that the student's values decode to against the box that the teacher's decode to. */
final class DecodedDistance implements RowDistance {
    private final BoxLoss loss;
    private final BoxDecoding decoding;
    private final double[] box = new double[5];
    private final double[] truth = new double[5];

    DecodedDistance(BoxLoss loss, BoxDecoding decoding) {
        this.loss = loss;
        this.decoding = decoding;
    }

    @Override
    public double of(double[] anchor, double[] own, double[] other, double[] slope) {
        decoding.decode(anchor, own, box);
        decoding.decode(anchor, other, truth);
        double value = loss.of(new BoxPair(box, truth, anchor), slope);
        decoding.pullBack(anchor, own, slope);
        return value;
    }
}
