package org.nadir.detection;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Set;
import org.nadir.nn.WorkCount;
import org.nadir.tensor.RandomStreams;

/**
 * A detector as the list of {@link Detectors} shows it.
 *
 * @param help a sentence for people who choose
 * @param options settings that it uses beside those that all detectors share
 * @param boxLosses losses that its boxes can learn by, that of the reference configuration first
 * @param usualLoss that of the reference configuration
 * @param work counts neck and head
 */
record DetectorKind(
        String name,
        String help,
        Set<DetectorOption> options,
        List<String> boxLosses,
        BoxLossChoice usualLoss,
        Factory factory,
        Work work) {
    /** Builds a detector; the settings name one of its own box losses. */
    @FunctionalInterface
    interface Factory {
        PyramidDetector create(DetectorSettings settings, NDManager manager, RandomStreams streams);
    }

    /** Counts the work of the neck and the head on one image, behind a backbone of these channels. */
    @FunctionalInterface
    interface Work {
        void count(WorkCount count, DetectorSettings settings, List<Integer> channels);
    }
}
