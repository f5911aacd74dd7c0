package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * A rule by which a student learns from a teacher. It compares what both make of the same batch and answers the weighted terms
 * that are added to the student's own loss. Used by one thread, inside the recording of the student's training step: gradients
 * go to the student's maps and to the adapters, never to the teacher.
 */
@FunctionalInterface
public interface Distiller {
    /**
     * The weighted terms by name, in the order in which curves show them; a scalar each, on the device of the student's maps
     * and owned by their manager. A term whose weight is 0 is neither computed nor listed. Arrays made on the way are closed,
     * those of the batch stay open.
     */
    Map<String, NDArray> terms(PairBatch batch);
}
