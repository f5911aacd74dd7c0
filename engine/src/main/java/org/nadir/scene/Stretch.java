package org.nadir.scene;

import java.util.Arrays;

/** How the values of a band are spread over the brightness of the screen. */
@FunctionalInterface
public interface Stretch {
    /**
     * The range to show.
     *
     * @param values the valid samples of a band, finite, in any order; may be sorted in place; may be empty
     */
    ValueRange range(float[] values);

    static Stretch minMax() {
        return values -> percentiles(values, 0, 100);
    }

    /** Cuts the given shares (in percent) off the dark and bright end; the default of the map is 2 and 98. */
    static Stretch percentile(double low, double high) {
        if (!(low >= 0 && high <= 100 && low < high)) {
            throw new IllegalArgumentException("percentiles " + low + " to " + high);
        }
        return values -> percentiles(values, low, high);
    }

    /** Mean plus and minus {@code k} standard deviations. */
    static Stretch sigma(double k) {
        return values -> {
            double sum = 0;
            double squares = 0;
            for (float v : values) {
                sum += v;
                squares += (double) v * v;
            }
            double mean = values.length == 0 ? 0 : sum / values.length;
            double variance = values.length == 0 ? 0 : Math.max(0, squares / values.length - mean * mean);
            return rising(mean - k * Math.sqrt(variance), mean + k * Math.sqrt(variance));
        };
    }

    static Stretch fixed(double low, double high) {
        ValueRange range = new ValueRange(low, high);
        return values -> range;
    }

    private static ValueRange percentiles(float[] values, double low, double high) {
        if (values.length == 0) {
            return new ValueRange(0, 1);
        }
        Arrays.sort(values);
        int last = values.length - 1;
        return rising(values[(int) Math.round(last * low / 100)], values[(int) Math.round(last * high / 100)]);
    }

    private static ValueRange rising(double low, double high) {
        return high > low ? new ValueRange(low, high) : new ValueRange(low - 0.5, low + 0.5);
    }
}
