package org.nadir.freezing;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.nn.NetworkPart;

/** A rule for the parts of the backbone, with parts that stay fixed throughout; neck and heads always train. */
record RuleSchedule(String text, Set<NetworkPart> fixed, int period, Rule rule) implements FreezingSchedule {
    /** Whether a part of the backbone trains at a moment. */
    interface Rule {
        boolean trains(NetworkPart part, Moment moment);
    }

    RuleSchedule {
        fixed = Set.copyOf(fixed);
    }

    @Override
    public FreezeState at(Moment moment) {
        Set<NetworkPart> trained = EnumSet.noneOf(NetworkPart.class);
        for (NetworkPart part : NetworkPart.values()) {
            boolean on = !part.backbone() || rule.trains(part, moment);
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
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return text + "; fixed: " + names;
    }
}
