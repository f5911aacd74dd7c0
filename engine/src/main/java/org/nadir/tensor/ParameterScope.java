package org.nadir.tensor;

import ai.djl.ndarray.types.Shape;

/**
 * A place in the tree of parameter names. Networks are built from a scope and ask it for their weights; names join with
 * dots, so that they come out as weight files spell them.
 */
public final class ParameterScope {
    private final ParameterSet set;
    private final String prefix;

    ParameterScope(ParameterSet set, String prefix) {
        this.set = set;
        this.prefix = prefix;
    }

    public ParameterScope child(String name) {
        return new ParameterScope(set, join(name));
    }

    /** Same as {@link #child(String)} with a number, as in {@code layer1.0}. */
    public ParameterScope child(int index) {
        return child(Integer.toString(index));
    }

    /** Dotted name of this place without a final dot; empty at the root. */
    public String name() {
        return prefix;
    }

    /**
     * Adds a float32 weight and fills it from the random stream of its own name, so that its first values do not depend on
     * what else is in the set.
     */
    public Parameter weight(String name, Shape shape, Initializer initializer) {
        return set.add(join(name), shape, initializer, false);
    }

    /** Adds running statistics: saved and loaded like a weight, never trained. */
    public Parameter buffer(String name, Shape shape, float fill) {
        return set.add(join(name), shape, Initializer.constant(fill), true);
    }

    /** The random stream of this place, for what a network draws while it trains; its position is part of a checkpoint. */
    public RandomStream stream(String name) {
        return set.stream(join(name));
    }

    private String join(String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
