package org.nadir.run.compare;

/**
 * Student's t distribution. Its distribution function is an incomplete beta integral (Abramowitz and Stegun 26.7.1), found
 * by its continued fraction (26.5.8); quantiles by halving intervals.
 */
final class StudentT {
    private static final int TERMS = 400;
    private static final int HALVINGS = 200;
    private static final double TINY = 1e-300;

    private StudentT() {}

    /** P(T <= t) with so many degrees of freedom, which need not be whole. */
    static double cumulative(double t, double freedom) {
        double tail = 0.5 * beta(freedom / (freedom + t * t), freedom / 2, 0.5);
        return t >= 0 ? 1 - tail : tail;
    }

    /** The t that is exceeded with probability 1 - {@code p}. */
    static double quantile(double p, double freedom) {
        if (!(p > 0 && p < 1) || !(freedom > 0)) {
            throw new IllegalArgumentException("No quantile " + p + " with " + freedom + " degrees of freedom");
        }
        double low = -1e8;
        double high = 1e8;
        for (int i = 0; i < HALVINGS && high - low > 1e-12 * Math.abs(high); i++) {
            double middle = (low + high) / 2;
            if (cumulative(middle, freedom) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The regularised incomplete beta function I_x(a, b). */
    private static double beta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        boolean direct = x < (a + 1) / (a + b + 2);
        return direct ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** The continued fraction by the method of Lentz. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            value *= c * d;
            if (Math.abs(c * d - 1) < 1e-15) {
                break;
            }
        }
        return value;
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** Stirling's series, after moving the argument up to where it is exact. */
    private static double logGamma(double x) {
        double shift = 0;
        double at = x;
        while (at < 12) {
            shift -= Math.log(at);
            at++;
        }
        double square = 1 / (at * at);
        double series = (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square / 1680))) / at;
        return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
