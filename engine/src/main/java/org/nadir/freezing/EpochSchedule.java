package org.nadir.freezing;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.nadir.nn.NetworkPart;

/** One bit for the whole backbone per epoch, with parts that stay fixed throughout. */
record EpochSchedule(String text, Set<NetworkPart> fixed, IntPredicate backboneTrains) implements FreezingSchedule {
    EpochSchedule {
        fixed = Set.copyOf(fixed);
    }

    @Override
    public FreezeState at(Moment moment) {
        boolean trains = backboneTrains.test(moment.epoch());
        Set<NetworkPart> trained = EnumSet.noneOf(NetworkPart.class);
        for (NetworkPart part : NetworkPart.values()) {
            boolean on = part.backbone() ? trains : true;
            if (on && !fixed.contains(part)) {
                trained.add(part);
            }
        }
        return new FreezeState(trained);
    }

    @Override
    public String describe() {
        if (fixed.isEmpty()) {
            return text;
        }
        String names = fixed.stream()
                .sorted()
                .map(part -> part.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
        return text + "; fixed: " + names;
    }
}
