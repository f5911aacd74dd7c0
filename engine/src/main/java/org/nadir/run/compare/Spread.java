package org.nadir.run.compare;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What repeated runs say of one number.
 *
 * @param count how many runs tell it
 * @param mean NaN for none
 * @param deviation sample standard deviation (n - 1); NaN below two runs
 */
public record Spread(int count, double mean, double deviation) {
    /** Fewest runs for which an interval is given. */
    public static final int FEWEST = 3;

    /** How the intervals are made, as it is said beside them. */
    public static final String METHOD =
            "95 % confidence interval of the mean by Student's t, from three seeds on; that of a"
                    + " difference by Welch's t, without pairing of seeds";

    private static final double CENTRAL = 0.975;

    /** The spread of numbers; those that are NaN are left out. */
    public static Spread of(List<Double> values) {
        double[] known = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double mean = java.util.Arrays.stream(known).average().orElse(Double.NaN);
        double squares = java.util.Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new Spread(known.length, mean, known.length < 2 ? Double.NaN : Math.sqrt(squares / (known.length - 1)));
    }

    /** Half the width of the 95 % confidence interval of the mean: t s / sqrt(n); empty below three runs. */
    public OptionalDouble halfWidth() {
        return count < FEWEST
                ? OptionalDouble.empty()
                : OptionalDouble.of(StudentT.quantile(CENTRAL, count - 1) * deviation / Math.sqrt(count));
    }

    /**
     * Half the width of the 95 % confidence interval of this mean minus another one by Welch's t with the degrees of freedom
     * of Satterthwaite; empty when either has fewer than three runs.
     */
    public OptionalDouble halfWidthOfDifference(Spread other) {
        if (count < FEWEST || other.count < FEWEST) {
            return OptionalDouble.empty();
        }
        double mine = deviation * deviation / count;
        double theirs = other.deviation * other.deviation / other.count;
        double sum = mine + theirs;
        if (sum == 0) {
            return OptionalDouble.of(0);
        }
        double freedom = sum * sum / (mine * mine / (count - 1) + theirs * theirs / (other.count - 1));
        return OptionalDouble.of(StudentT.quantile(CENTRAL, freedom) * Math.sqrt(sum));
    }
}
