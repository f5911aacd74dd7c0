package org.nadir.distillation;

import java.util.List;
import org.nadir.tensor.ParameterScope;

/**
 * A published rule for the maps of a pyramid.
 *
 * @param terms names of its terms as curves show them
 * @param adapts true when the student passes an adapter whatever its width is
 * @param level makes the rule of one level
 */
record MapRule(List<String> terms, boolean adapts, OfLevel level) {
    /** Makes the rule of one level, which keeps what it learns in the given place. */
    @FunctionalInterface
    interface OfLevel {
        MapRival in(ParameterScope scope, PairTraits pair, RivalSettings settings);
    }
}
