package org.nadir.detection;

/**
 * Oriented boxes from upright or oriented proposals: the offsets of {@link DeltaCoder}, divided by the deviations (0.1, 0.1,
 * 0.2, 0.2, 0.1) that MMRotate's second stages use, the angle before that by {@code angleUnit}. With 2 pi and upright
 * proposals this is its DeltaXYWHAHBBoxCoder (norm_factor 2), with 1 and oriented ones its DeltaXYWHAOBBoxCoder.
 */
record OrientedCoder(double angleUnit) implements BoxCoder {
    static final OrientedCoder UPRIGHT_PROPOSALS = new OrientedCoder(2 * Math.PI);
    static final OrientedCoder ORIENTED_PROPOSALS = new OrientedCoder(1);

    private static final double[] DEVIATIONS = {0.1, 0.1, 0.2, 0.2, 0.1};

    @Override
    public int values() {
        return 5;
    }

    /** What a number of the head is multiplied with to be an offset. */
    double unit(int value) {
        return value == 4 ? DEVIATIONS[value] * angleUnit : DEVIATIONS[value];
    }

    @Override
    public void encode(Packed reference, Packed box, float[] deltas, int delta) {
        DeltaCoder.encode(reference.values(), reference.index(), box.values(), box.index(), deltas, delta);
        for (int i = 0; i < 5; i++) {
            deltas[5 * delta + i] /= (float) unit(i);
        }
    }

    @Override
    public void decode(Packed reference, float[] deltas, int delta, Packed box) {
        float[] plain = new float[5];
        for (int i = 0; i < 5; i++) {
            plain[i] = (float) (deltas[5 * delta + i] * unit(i));
        }
        DeltaCoder.decode(reference.values(), reference.index(), plain, 0, box.values(), box.index());
    }
}
