package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * How a head of one stage is told to speak like another (DS2D2, Gao et al., TGRS 2025; CrossKD): quality focal loss of the
 * scores at all places that are not ignored, and of all rows the distance of what is regressed, weighted by the teacher's
 * best score there. Both are sums, divided by the normaliser.
 */
record DenseImitation(RowImitation boxes) {
    /** The terms of classification and regression. */
    NDList terms(HeadOutput student, HeadOutput teacher, DensePlaces places) {
        return Scoped.keepAll(() -> {
            NDManager manager = student.logits().getManager();
            Shape shape = student.logits().getShape();
            NDArray weights = Ops.constant(manager, places.weights(), new Shape(shape.get(0), shape.get(1), 1));
            double share = 1.0 / places.normaliser();
            NDArray scores = QualityFocal.sum(student.logits(), teacher.logits(), weights);
            NDArray regressed = boxes.sum(student.offsets(), teacher.offsets(), best(teacher.logits()));
            return new NDList(Ops.times(scores, share), Ops.times(regressed, share));
        });
    }

    /** The best score of each row. */
    private static float[] best(NDArray logits) {
        try (NDArray fixed = logits.stopGradient();
                NDArray best = fixed.max(new int[] {2});
                NDArray scores = Ops.sigmoid(best)) {
            return Ops.values(scores);
        }
    }
}
