package org.nadir.data;

import java.util.Arrays;

/**
 * How values spread: smallest, 5th percentile, median, mean, 95th percentile, largest. All NaN when there is no value.
 * Percentiles are those of the nearest rank.
 */
public record Distribution(int count, double min, double p5, double median, double mean, double p95, double max) {
    static Distribution of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (n == 0) {
            return new Distribution(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(sorted).sum() / n;
        return new Distribution(
                n, sorted[0], rank(sorted, 0.05), rank(sorted, 0.5), mean, rank(sorted, 0.95), sorted[n - 1]);
    }

    private static double rank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
