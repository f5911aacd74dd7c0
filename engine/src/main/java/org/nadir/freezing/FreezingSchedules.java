package org.nadir.freezing;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.nadir.nn.NetworkPart;

/**
 * The schedules of dynamic backbone freezing (Park et al., arXiv 2407.15143; reference code unique-chan/DBF): one bit for
 * the whole backbone, decided once per epoch. Neck and heads always train. Parts that are {@code fixed} (stem and stage 1
 * in the reference) never train, whatever the bit says.
 */
public final class FreezingSchedules {
    private FreezingSchedules() {}

    /** Stem and stage 1, which the reference never trains. */
    public static Set<NetworkPart> referenceFixed() {
        return EnumSet.of(NetworkPart.STEM, NetworkPart.STAGE1);
    }

    /** The backbone trains in every epoch. */
    public static FreezingSchedule full(Set<NetworkPart> fixed) {
        return new EpochSchedule("backbone trains in every epoch", fixed, epoch -> true);
    }

    /** The backbone never trains: rho is infinite. */
    public static FreezingSchedule frozen(Set<NetworkPart> fixed) {
        return new EpochSchedule("backbone is frozen for the whole run", fixed, epoch -> false);
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
        long period = (long) rho;
        String text = period == 1 ? "backbone trains in every epoch" : "backbone trains in one epoch of " + period;
        return new EpochSchedule(text, fixed, epoch -> epoch % period == 0);
    }

    /** The backbone trains in the given epochs (from 0) and in no other. */
    public static FreezingSchedule epochs(Set<Integer> trainingEpochs, Set<NetworkPart> fixed) {
        Set<Integer> chosen = Set.copyOf(trainingEpochs);
        return new EpochSchedule("backbone trains in epochs " + new TreeSet<>(chosen), fixed, chosen::contains);
    }
}
