package org.nadir.distillation;

import java.util.function.Predicate;

/**
 * A method of distillation as the list of {@link Distillers} shows it.
 *
 * @param help a sentence for people who choose
 * @param comparesHeads whether a head reads the maps of both, so that both detectors must be of one kind
 * @param factory makes the distiller; what it learns goes into {@link Distillers#place}
 */
record DistillerKind(String name, String help, Predicate<DistillationSettings> comparesHeads, Factory factory) {
    /** Makes a distiller of a pair that fits. */
    @FunctionalInterface
    interface Factory {
        Distiller create(DistillationSettings settings, Pair pair);
    }
}
