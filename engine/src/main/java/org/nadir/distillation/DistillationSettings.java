package org.nadir.distillation;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.nadir.base.UserProblem;

/**
 * What a distillation is told: the method and the settings of its kind.
 *
 * @param method one of {@code Distillers.names()}
 * @param spectral read by DS2D2 alone
 * @param rival read by every other method
 * @param levels which levels of the pyramid take part, 0 the finest to 4 the coarsest; at least one
 */
public record DistillationSettings(String method, SpectralSettings spectral, RivalSettings rival, Set<Integer> levels) {
    /** All five levels. */
    public static final Set<Integer> ALL_LEVELS = Set.of(0, 1, 2, 3, 4);

    /** @throws UserProblem when a level is none of the five, or none is left */
    public DistillationSettings {
        if (levels.isEmpty() || !ALL_LEVELS.containsAll(levels)) {
            throw UserProblem.of("There are no such levels of the pyramid to learn from")
                    .field("distillation.levels")
                    .found(levels)
                    .expected("at least one of 0 (the finest) to 4 (the coarsest)")
                    .problem();
        }
        levels = Collections.unmodifiableSet(new TreeSet<>(levels));
    }

    /** A method with everything else as published, on all levels. */
    public static DistillationSettings of(String method) {
        return new DistillationSettings(method, SpectralSettings.RETINANET_DIOR, RivalSettings.PUBLISHED, ALL_LEVELS);
    }
}
