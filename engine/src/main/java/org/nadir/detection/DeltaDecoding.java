package org.nadir.detection;

/** The offsets of {@link DeltaCoder}. A side beyond its limits has no slope. */
final class DeltaDecoding implements BoxDecoding {
    @Override
    public void decode(double[] anchor, double[] raw, double[] box) {
        DeltaCoder.decode(anchor, raw, box);
    }

    @Override
    public void pullBack(double[] anchor, double[] raw, double[] slope) {
        double cos = Math.cos(anchor[4]);
        double sin = Math.sin(anchor[4]);
        double x = slope[0];
        double y = slope[1];
        slope[0] = (cos * x + sin * y) * anchor[2];
        slope[1] = (cos * y - sin * x) * anchor[3];
        for (int side = 2; side < 4; side++) {
            boolean free = Math.abs(raw[side]) < DeltaCoder.MAX_LOG_RATIO;
            slope[side] = free ? slope[side] * anchor[side] * Math.exp(raw[side]) : 0;
        }
    }
}
