package org.nadir.viewer.chart;

/**
 * Exponential mean over all points of a curve, without the pull towards 0 at its start: s = w s + (1 - w) y, shown
 * divided by 1 - w^n (Kingma and Ba 2015, section 3, for the same correction). Values that are not finite are skipped.
 */
final class Smoothing {
    private Smoothing() {}

    /** Smoothed values, one per point; {@code weight} of the past in 0..1, without 1. */
    static float[] of(CurvePoints points, double weight) {
        float[] smooth = new float[points.size()];
        double mean = 0;
        double past = 1;
        for (int i = 0; i < points.size(); i++) {
            double y = points.y(i);
            if (Double.isFinite(y)) {
                mean = weight * mean + (1 - weight) * y;
                past *= weight;
                smooth[i] = (float) (mean / (1 - past));
            } else {
                smooth[i] = Float.NaN;
            }
        }
        return smooth;
    }
}
