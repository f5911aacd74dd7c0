package org.nadir.detection;

/** The offsets of an {@link OrientedCoder}: those of {@link DeltaDecoding} in other units. */
record OrientedDecoding(OrientedCoder coder) implements BoxDecoding {
    private static final DeltaDecoding PLAIN = new DeltaDecoding();

    @Override
    public void decode(double[] anchor, double[] raw, double[] box) {
        PLAIN.decode(anchor, plain(raw), box);
    }

    @Override
    public void pullBack(double[] anchor, double[] raw, double[] slope) {
        PLAIN.pullBack(anchor, plain(raw), slope);
        for (int i = 0; i < slope.length; i++) {
            slope[i] *= coder.unit(i);
        }
    }

    private double[] plain(double[] raw) {
        double[] plain = new double[raw.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = raw[i] * coder.unit(i);
        }
        return plain;
    }
}
