package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/** A loss of the values that the head gives, without decoding them; rows count alike. */
record OffsetRegression(SmoothL1Loss loss) implements RegressionLoss {
    @Override
    public NDArray sum(NDArray raw, Positives positives) {
        return Scoped.keep(() -> {
            float[] offsets = positives.offsets();
            return loss.sum(raw, Ops.constant(raw.getManager(), offsets, new Shape(offsets.length)));
        });
    }
}
