package org.nadir.training;

import java.util.ArrayList;
import java.util.List;

/** The scores of the validations of a run and the best of them. One thread. */
final class ValidationHistory {
    private final List<Double> scores = new ArrayList<>();
    private double bestScore = Double.NaN;
    private int bestEpoch = -1;

    void restore(LoopProgress from) {
        scores.addAll(from.validation());
        bestScore = from.bestScore();
        bestEpoch = from.bestEpoch();
    }

    /** Adds the score after an epoch; true when no earlier one was as high. */
    boolean add(int epoch, double score) {
        boolean best = Double.isNaN(bestScore) || score > bestScore;
        scores.add(score);
        if (best) {
            bestScore = score;
            bestEpoch = epoch;
        }
        return best;
    }

    /** All scores, oldest first. */
    List<Double> scores() {
        return scores;
    }

    /** NaN before the first validation. */
    double bestScore() {
        return bestScore;
    }

    /** -1 before the first validation. */
    int bestEpoch() {
        return bestEpoch;
    }
}
