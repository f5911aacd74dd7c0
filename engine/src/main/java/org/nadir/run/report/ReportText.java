package org.nadir.run.report;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.Spread;

/** Numbers and words as a report writes them. */
public final class ReportText {
    private static final String NONE = "–";

    private ReportText() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A number of a measure with its unit: scores with three decimals, others with three significant digits. */
    public static String of(Measure measure, double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String unit = measure.unit().isEmpty() ? "" : " " + measure.unit();
        return bare(measure, value) + unit;
    }

    /** Mean and deviation of repeated runs: {@code 0.305 ± 0.004}; of one run the number alone. */
    public static String of(Measure measure, Spread spread) {
        String unit = measure.unit().isEmpty() ? "" : " " + measure.unit();
        return spread.count() < 2
                ? of(measure, spread.mean())
                : bare(measure, spread.mean()) + " ± " + bare(measure, spread.deviation()) + unit;
    }

    /** A difference with its sign, and the interval around it where there is one. */
    public static String difference(Measure measure, Spread mine, Spread baseline) {
        double value = mine.mean() - baseline.mean();
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String sign = value < 0 ? "−" : "+";
        var half = mine.halfWidthOfDifference(baseline);
        return sign
                + bare(measure, Math.abs(value))
                + (half.isPresent() ? " ± " + bare(measure, half.getAsDouble()) : "");
    }

    /** The 95 % interval of a mean: {@code 0.301 to 0.309}; a dash below three runs. */
    public static String interval(Measure measure, Spread spread) {
        var half = spread.halfWidth();
        return half.isEmpty()
                ? NONE
                : bare(measure, spread.mean() - half.getAsDouble()) + " to "
                        + bare(measure, spread.mean() + half.getAsDouble());
    }

    /** What the line and the bars of a picture of accuracy against cost are. */
    public static String scatterKey(List<RunGroup> groups) {
        IntSummaryStatistics seeds = groups.stream()
                .mapToInt(group -> group.spread(Measure.BEST).count())
                .filter(count -> count > 1)
                .summaryStatistics();
        String line = "Dashed: Pareto front";
        if (seeds.getCount() == 0) {
            return line;
        }
        String number = seeds.getMin() == seeds.getMax()
                ? Integer.toString(seeds.getMax())
                : seeds.getMin() + " to " + seeds.getMax();
        return "Bars: 1 standard deviation of " + number + " seeds. " + line;
    }

    private static String bare(Measure measure, double value) {
        if (measure == Measure.BEST || measure == Measure.FINAL) {
            return String.format(Locale.ROOT, "%.3f", value);
        }
        boolean whole = measure == Measure.PARAMETERS || measure == Measure.BEST_EPOCH;
        return whole ? String.format(Locale.ROOT, "%,.0f", value) : three(value);
    }

    /** Three significant digits, thousands separated. */
    public static String three(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size == 0) {
            return size == 0 ? "0" : NONE;
        }
        if (size < 1e-3 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int digits = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
