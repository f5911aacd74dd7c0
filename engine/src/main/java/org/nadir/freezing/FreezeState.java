package org.nadir.freezing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.nadir.nn.NetworkPart;

/**
 * The parts of a network that train; all others are frozen: no gradient, no weight decay, no momentum update.
 * Immutable, iterates in the order of the network.
 */
public record FreezeState(Set<NetworkPart> trained) {
    public FreezeState {
        Set<NetworkPart> copy = EnumSet.noneOf(NetworkPart.class);
        copy.addAll(trained);
        trained = Collections.unmodifiableSet(copy);
    }

    public static FreezeState of(Collection<NetworkPart> trained) {
        return new FreezeState(Set.copyOf(trained));
    }

    public boolean trains(NetworkPart part) {
        return trained.contains(part);
    }

    /** True when at least one part of the backbone trains. */
    public boolean backboneTrains() {
        return trained.stream().anyMatch(NetworkPart::backbone);
    }

    /** The parts that train as a table names them: neighbours as a range, for example {@code stem, stage3-head}. */
    public String words() {
        List<String> words = new ArrayList<>();
        NetworkPart[] parts = NetworkPart.values();
        for (int first = 0; first < parts.length; first++) {
            if (!trains(parts[first])) {
                continue;
            }
            int last = first;
            while (last + 1 < parts.length && trains(parts[last + 1])) {
                last++;
            }
            words.add(TableText.word(parts[first]) + (last > first ? "-" + TableText.word(parts[last]) : ""));
            first = last;
        }
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }
}
