package org.nadir.experiment;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.nadir.freezing.FreezingSchedule;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.nn.NetworkPart;

/**
 * When the backbone trains.
 *
 * @param schedule {@code full}, {@code frozen}, {@code step} or {@code epochs}
 * @param rho for {@code step}: the backbone trains in epochs (from 0) that rho divides; infinite = never
 * @param epochs for {@code epochs}: the epochs (from 0) that train the backbone
 * @param fixedStages up to which part the backbone never trains: {@code auto} (stem and stage 1 when it has weights, nothing
 *     otherwise), {@code none}, {@code stem}, {@code stage1} .. {@code stage4}. These are MMDetection's {@code frozen_stages}
 *     -1, 0, 1 .. 4 of ResNet and Swin; its MobileNetV2 counts layers instead of stages
 */
public record FreezingSpec(String schedule, double rho, List<Integer> epochs, String fixedStages) {
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
            default -> throw new IllegalArgumentException("No freezing schedule " + schedule);
        };
    }

    /** The parts of the backbone that never train. */
    public Set<NetworkPart> fixed(boolean pretrained) {
        String last = fixedStages.equals("auto") ? (pretrained ? "stage1" : "none") : fixedStages;
        if (last.equals("none")) {
            return EnumSet.noneOf(NetworkPart.class);
        }
        return EnumSet.range(NetworkPart.STEM, NetworkPart.valueOf(last.toUpperCase(Locale.ROOT)));
    }
}
