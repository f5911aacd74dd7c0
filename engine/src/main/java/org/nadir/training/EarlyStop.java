package org.nadir.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nadir.experiment.RunSpec;

/**
 * Ends a run whose validation score no longer rises. A score counts as risen when it is higher than the last one that
 * counted by more than {@code minImprovement}; the first score counts always. A pure function of the scores that a
 * checkpoint keeps, so that a resumed run stops where an uninterrupted one does. Immutable.
 *
 * @param patience validations without improvement after which the run ends; 0 = it never ends early
 * @param minImprovement what a score must rise by to count, in units of the score
 */
public record EarlyStop(int patience, double minImprovement) {
    public static EarlyStop of(RunSpec run) {
        return new EarlyStop(run.patience(), run.minImprovement());
    }

    /** Validations since the last one that counted as an improvement; a score that is not a number never does. */
    int waited(List<Double> scores) {
        double reference = Double.NaN;
        int waited = 0;
        for (double score : scores) {
            if (Double.isNaN(reference) || score > reference + minImprovement) {
                reference = score;
                waited = 0;
            } else {
                waited++;
            }
        }
        return waited;
    }

    /**
     * Why the run ends; empty when it goes on.
     *
     * @param scores of all validations so far, oldest first
     * @param metric what the score is called
     */
    public Optional<String> reason(List<Double> scores, String metric) {
        int waited = waited(scores);
        if (patience == 0 || waited < patience) {
            return Optional.empty();
        }
        String by = minImprovement > 0 ? String.format(Locale.ROOT, " by more than %s", minImprovement) : "";
        String count = waited == 1 ? "1 validation" : waited + " validations";
        return Optional.of(metric + " has not improved" + by + " for " + count);
    }
}
