package org.nadir.freezing;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
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
}
