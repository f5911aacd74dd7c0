package org.nadir.app.scenes;

import org.nadir.scene.PixelBlock;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;

/**
 * How often the values of a band occur, over the whole scene at a small size.
 *
 * @param low value at the left end of the first bin
 * @param high value at the right end of the last bin
 */
record BandHistogram(double low, double high, long[] counts) {
    private static final int BINS = 64;
    private static final int SIDE = 512;

    /** Reads the band at about {@value #SIDE} pixels across; off the FX thread. */
    static BandHistogram of(Scene scene, int band) {
        SceneInfo info = scene.info();
        double downsample = Math.max(1, Math.max(info.width(), info.height()) / (double) SIDE);
        PixelBlock block = scene.read(new PixelWindow(0, 0, info.width(), info.height()), downsample, band);
        return of(block);
    }

    static BandHistogram of(PixelBlock block) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int y = 0; y < block.height(); y++) {
            for (int x = 0; x < block.width(); x++) {
                double value = block.sample(0, x, y);
                if (block.valid(x, y) && Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return low > high
                ? new BandHistogram(0, 1, new long[BINS])
                : new BandHistogram(low, high, count(block, low, high));
    }

    private static long[] count(PixelBlock block, double low, double high) {
        long[] counts = new long[BINS];
        double scale = high > low ? BINS / (high - low) : 0;
        for (int y = 0; y < block.height(); y++) {
            for (int x = 0; x < block.width(); x++) {
                double value = block.sample(0, x, y);
                if (block.valid(x, y) && Double.isFinite(value)) {
                    counts[Math.min(BINS - 1, (int) ((value - low) * scale))]++;
                }
            }
        }
        return counts;
    }

    /** Where a value lies between the ends, 0 to 1. */
    double share(double value) {
        return high > low ? (value - low) / (high - low) : 0;
    }
}
