package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.nadir.tensor.Ops;

/**
 * The losses of both stages, over the sampled rows only: cross entropy and the box loss, each summed and divided by the number
 * of samples. Results belong to the manager of the outputs; what is made on the way is the caller's to close.
 */
final class TwoStageLoss {
    private TwoStageLoss() {}

    /** Binary cross entropy of the sampled anchors (N, A) with logits: softplus(x), less x where there is an object. */
    static NDArray objectness(NDArray logits, SampledTargets targets) {
        NDManager manager = logits.getManager();
        NDArray picked = logits.flatten().take(Ops.constant(manager, longs(targets.rows())));
        NDArray cost = picked.getNDArrayInternal().softPlus().sum();
        if (targets.positives() > 0) {
            long[] objects = longs(Arrays.copyOf(targets.rows(), targets.positives()));
            cost = cost.sub(
                    logits.flatten().take(Ops.constant(manager, objects)).sum());
        }
        return Ops.times(cost, 1.0 / targets.normaliser());
    }

    /** Cross entropy of regions with logits (R, classes + 1); the background is the last class. */
    static NDArray classification(NDArray logits, SampledTargets targets) {
        long columns = logits.getShape().get(1);
        long[] own = new long[targets.rows().length];
        for (int i = 0; i < own.length; i++) {
            long label = i < targets.positives() ? targets.labels()[i] : columns - 1;
            own[i] = targets.rows()[i] * columns + label;
        }
        NDArray logs = Ops.logSoftmax(logits, 1).flatten().take(Ops.constant(logits.getManager(), own));
        return Ops.times(logs.sum(), -1.0 / targets.normaliser());
    }

    /** Distance of the numbers at {@code indices} of the flattened offsets from what they should be. */
    static NDArray regression(NDArray deltas, long[] indices, SampledTargets targets, SmoothL1Loss loss) {
        if (indices.length == 0) {
            return Ops.times(deltas.sum(), 0);
        }
        NDManager manager = deltas.getManager();
        NDArray picked = deltas.flatten().take(Ops.constant(manager, indices));
        NDArray wanted = Ops.constant(manager, targets.deltas(), new Shape(indices.length));
        return Ops.times(loss.sum(picked, wanted), 1.0 / targets.normaliser());
    }

    /** The summed box loss of the second stage from the offsets at {@code indices}; nothing for a sample without an object. */
    static NDArray boxes(NDArray deltas, long[] indices, RoiSample sample, RegressionLoss loss) {
        return indices.length == 0
                ? Ops.times(deltas.sum(), 0)
                : loss.sum(deltas.flatten().take(Ops.constant(deltas.getManager(), indices)), sample.boxes());
    }

    /** What a second stage without any region adds: nothing, but with a graph behind it. */
    static NDList nothing(NDArray map) {
        return new NDList(Ops.times(map.sum(), 0), Ops.times(map.sum(), 0));
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
