package org.nadir.freezing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.nadir.nn.NetworkPart;

/**
 * The schedules by which a backbone is frozen. {@link #full}, {@link #frozen}, {@link #step} and {@link #epochs} are those of
 * dynamic backbone freezing (Park et al., arXiv 2407.15143; reference code unique-chan/DBF): one bit for the whole backbone,
 * decided once per epoch. The others go beyond the paper and are ours. Parts that are {@code fixed} (stem and stage 1 in the
 * reference) never train, whatever the rule says; neck and heads always train but in a {@link #table}.
 */
public final class FreezingSchedules {
    /** The largest patience of {@link #plateau}. */
    public static final int MOST_PATIENCE = 1000;

    private FreezingSchedules() {}

    /** Stem and stage 1, which the reference never trains. */
    public static Set<NetworkPart> referenceFixed() {
        return EnumSet.of(NetworkPart.STEM, NetworkPart.STAGE1);
    }

    /** The backbone trains in every epoch. */
    public static FreezingSchedule full(Set<NetworkPart> fixed) {
        return new RuleSchedule("backbone trains in every epoch", fixed, 1, (part, moment) -> true);
    }

    /** The backbone never trains: rho is infinite. */
    public static FreezingSchedule frozen(Set<NetworkPart> fixed) {
        return new RuleSchedule("backbone is frozen for the whole run", fixed, 1, (part, moment) -> false);
    }

    /**
     * The backbone trains in the epochs e (from 0) with e mod rho = 0.
     *
     * @param rho a whole number of at least 1, or positive infinity
     */
    public static FreezingSchedule step(double rho, Set<NetworkPart> fixed) {
        if (rho == Double.POSITIVE_INFINITY) {
            return frozen(fixed);
        }
        if (!(rho >= 1) || rho != Math.rint(rho)) {
            throw new IllegalArgumentException("rho must be a whole number of at least 1 or infinite, not " + rho);
        }
        long every = (long) rho;
        String text = every == 1 ? "backbone trains in every epoch" : "backbone trains in one epoch of " + every;
        return new RuleSchedule(text, fixed, 1, (part, moment) -> moment.epoch() % every == 0);
    }

    /** The backbone trains in the given epochs (from 0) and in no other. */
    public static FreezingSchedule epochs(Set<Integer> trainingEpochs, Set<NetworkPart> fixed) {
        Set<Integer> chosen = Set.copyOf(trainingEpochs);
        return new RuleSchedule(
                "backbone trains in epochs " + new TreeSet<>(chosen),
                fixed,
                1,
                (part, moment) -> chosen.contains(moment.epoch()));
    }

    /** Ours: the backbone is frozen in the first epochs and trains in all that follow. */
    public static FreezingSchedule warmThaw(int frozenEpochs, Set<NetworkPart> fixed) {
        requireCount("frozen epochs", frozenEpochs, 0);
        String text = "warm thaw: backbone is frozen for " + words(frozenEpochs, "epoch") + ", then trains";
        return new RuleSchedule(text, fixed, 1, (part, moment) -> moment.epoch() >= frozenEpochs);
    }

    /**
     * Ours: the backbone is frozen in the first epochs, then stage 4 trains, and every {@code every} epochs the next part
     * below it trains too, down to the stem.
     */
    public static FreezingSchedule gradualThaw(int frozenEpochs, int every, Set<NetworkPart> fixed) {
        requireCount("frozen epochs", frozenEpochs, 0);
        requireCount("epochs from stage to stage", every, 1);
        String text = "gradual thaw: stage 4 trains from epoch " + frozenEpochs + ", the next part below it every "
                + words(every, "epoch") + " later";
        return new RuleSchedule(text, fixed, 1, (part, moment) -> {
            long below = NetworkPart.STAGE4.ordinal() - part.ordinal();
            return moment.epoch() >= frozenEpochs + below * every;
        });
    }

    /** Ours: the backbone trains in the optimiser steps i (from 0) with i mod period = 0. */
    public static FreezingSchedule iterations(int period, Set<NetworkPart> fixed) {
        requireCount("steps of a period", period, 1);
        String text = period == 1 ? "backbone trains in every step" : "backbone trains in one step of " + period;
        return new RuleSchedule(text, fixed, period, (part, moment) -> moment.iteration() % period == 0);
    }

    /**
     * Ours: the backbone is frozen until the main validation score has not exceeded its best for {@code patience} validations
     * in a row; from the next epoch on it trains to the end.
     */
    public static FreezingSchedule plateau(int patience, Set<NetworkPart> fixed) {
        requireCount("validations without a better score", patience, 1);
        if (patience > MOST_PATIENCE) {
            throw new IllegalArgumentException("A patience of " + patience + " validations");
        }
        String text = "backbone is frozen until the validation score has not risen for " + words(patience, "validation")
                + ", then trains";
        return new RuleSchedule(text, fixed, 1, (part, moment) -> onPlateau(moment.validation(), patience));
    }

    /**
     * Ours: what a table says, part by part, neck and heads included; its open spans go on in a longer run.
     *
     * @param text see {@link FreezeTable}
     * @throws org.nadir.base.UserProblem when the text is no table
     */
    public static FreezingSchedule table(String text) {
        return TableSchedule.of(text);
    }

    private static boolean onPlateau(List<Double> scores, int patience) {
        double best = Double.NEGATIVE_INFINITY;
        int since = 0;
        for (double score : scores) {
            since = score > best ? 0 : since + 1;
            best = score > best ? score : best;
            if (since >= patience) {
                return true;
            }
        }
        return false;
    }

    private static String words(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static void requireCount(String what, int count, int least) {
        if (count < least) {
            throw new IllegalArgumentException("There are no " + count + " " + what);
        }
    }
}
