package org.nadir.experiment;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.nadir.freezing.Expansion;
import org.nadir.freezing.FreezeTable;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.nn.NetworkPart;

/**
 * Which part of the network trains when. Values that the schedule does not use have their defaults.
 *
 * @param schedule {@code full}, {@code frozen}, {@code step} or {@code epochs} of dynamic backbone freezing, or one of ours:
 *     {@code warm}, {@code gradual}, {@code iterations}, {@code plateau}, {@code table}
 * @param rho for {@code step}: the backbone trains in epochs (from 0) that rho divides; infinite = never
 * @param epochs for {@code epochs}: the epochs (from 0) that train the backbone
 * @param table for {@code table}: its text, see {@link org.nadir.freezing.FreezeTable}
 * @param fixedStages up to which part the backbone never trains: {@code auto} (stem and stage 1 when it has weights, nothing
 *     otherwise), {@code none}, {@code stem}, {@code stage1} .. {@code stage4}. These are MMDetection's {@code frozen_stages}
 *     -1, 0, 1 .. 4 of ResNet and Swin; its MobileNetV2 counts layers instead of stages. A table is not bound by it
 * @param cache whether features are kept once the backbone never trains again
 */
public record FreezingSpec(
        String schedule,
        double rho,
        List<Integer> epochs,
        Thaw thaw,
        String table,
        String fixedStages,
        CacheSpec cache) {
    /**
     * The numbers of our own generators.
     *
     * @param frozenEpochs of {@code warm} and {@code gradual}: epochs before any part of the backbone trains
     * @param every of {@code gradual}: epochs until the part below trains too
     * @param period of {@code iterations}: the backbone trains in one step of so many
     * @param patience of {@code plateau}: validations in a row without a better score
     */
    public record Thaw(int frozenEpochs, int every, int period, int patience) {}

    public FreezingSpec {
        epochs = List.copyOf(epochs);
    }

    /** The schedule for a backbone that starts with or without weights. */
    public FreezingSchedule toSchedule(boolean pretrained) {
        Set<NetworkPart> fixed = fixed(pretrained);
        return switch (schedule) {
            case "full" -> FreezingSchedules.full(fixed);
            case "frozen" -> FreezingSchedules.frozen(fixed);
            case "step" -> FreezingSchedules.step(rho, fixed);
            case "epochs" -> FreezingSchedules.epochs(new TreeSet<>(epochs), fixed);
            case "warm" -> FreezingSchedules.warmThaw(thaw.frozenEpochs(), fixed);
            case "gradual" -> FreezingSchedules.gradualThaw(thaw.frozenEpochs(), thaw.every(), fixed);
            case "iterations" -> FreezingSchedules.iterations(thaw.period(), fixed);
            case "plateau" -> FreezingSchedules.plateau(thaw.patience(), fixed);
            case FreezingFields.TABLE_SCHEDULE -> FreezingSchedules.table(table);
            default -> throw new IllegalArgumentException("No freezing schedule " + schedule);
        };
    }

    /**
     * The first epoch from which on no part of the backbone can train any more, whatever the scores are; the number of epochs
     * where the last one may train it.
     */
    public int frozenFrom(boolean pretrained, int epochCount, int validateEvery) {
        FreezeTable most =
                Expansion.of(toSchedule(pretrained), epochCount, validateEvery).most();
        int from = epochCount;
        while (from > 0 && !most.state(from - 1).backboneTrains()) {
            from--;
        }
        return from;
    }

    /** What the cost of this schedule is compared with: full training with the same parts always fixed. */
    public FreezingSchedule fullTraining(boolean pretrained) {
        return FreezingSchedules.full(fixed(pretrained));
    }

    /** The parts of the backbone that never train; where a table decides, those that {@code auto} would fix. */
    public Set<NetworkPart> fixed(boolean pretrained) {
        String last = fixedStages.equals("auto") ? (pretrained ? "stage1" : "none") : fixedStages;
        if (last.equals("none")) {
            return EnumSet.noneOf(NetworkPart.class);
        }
        return EnumSet.range(NetworkPart.STEM, NetworkPart.valueOf(last.toUpperCase(Locale.ROOT)));
    }
}
