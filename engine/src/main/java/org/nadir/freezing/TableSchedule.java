package org.nadir.freezing;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nadir.nn.NetworkPart;

/** Each part by its own spans of epochs. */
record TableSchedule(Map<NetworkPart, List<EpochSpan>> rows) implements FreezingSchedule {
    static TableSchedule of(String text) {
        return new TableSchedule(TableText.parse(text));
    }

    @Override
    public FreezeState at(Moment moment) {
        Set<NetworkPart> trained = EnumSet.noneOf(NetworkPart.class);
        rows.forEach((part, spans) -> {
            if (spans.stream().anyMatch(span -> span.contains(moment.epoch()))) {
                trained.add(part);
            }
        });
        return new FreezeState(trained);
    }

    @Override
    public String describe() {
        return "by table: " + TableText.print(rows);
    }
}
