package org.nadir.distillation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nadir.detection.HeadPlaces;
import org.nadir.detection.PyramidDetector;
import org.nadir.tensor.Scoped;

/**
 * One amplifier of DS2D2's implicit stream: a frozen head reads the maps of both detectors, and what it says of the student's
 * becomes what it says of the teacher's. Gradients flow through the head into the maps. Where heads are compared is asked of
 * the student, anew for each amplifier.
 *
 * <p>Levels that take no part are read from the teacher for both, so that nothing is left to learn there. The student's maps
 * are read as they are; only where the widths differ do they pass the adapter first (not in the paper).
 */
final class ImplicitStream {
    private final PyramidDetector student;
    private final PyramidDetector head;
    private final UnaryOperator<NDArray> view;
    private final Optional<Adapter> adapter;

    /**
     * @param head whose head reads
     * @param view what it reads of a map of either detector, of the same shape
     */
    ImplicitStream(
            PyramidDetector student, PyramidDetector head, UnaryOperator<NDArray> view, Optional<Adapter> adapter) {
        this.student = student;
        this.head = head;
        this.view = view;
        this.adapter = adapter;
    }

    /** The difference in classes plus that in boxes, a scalar. */
    NDArray term(PairBatch batch, Set<Integer> levels) {
        return term(batch, levels, student.places(batch.student(), batch.images(), batch.targets()));
    }

    /** The same at given places. */
    NDArray term(PairBatch batch, Set<Integer> levels, HeadPlaces places) {
        return Scoped.keep(() -> {
            NDList wanted = new NDList();
            NDList given = new NDList();
            for (int level = 0; level < batch.levels(); level++) {
                NDArray teacher = view.apply(batch.teacher().get(level));
                wanted.add(teacher);
                given.add(levels.contains(level) ? view.apply(adapted(batch, level)) : teacher);
            }
            return head.imitation(given, wanted, places);
        });
    }

    private NDArray adapted(PairBatch batch, int level) {
        NDArray map = batch.student().get(level);
        return adapter.map(convolution -> convolution.forward(map)).orElse(map);
    }
}
