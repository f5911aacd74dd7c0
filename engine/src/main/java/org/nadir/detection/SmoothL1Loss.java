package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Scoped;

/**
 * Smooth L1 (Girshick 2015), summed: with d = |prediction - target| the cost is {@code d^2 / (2 beta)} below beta and
 * {@code d - beta / 2} from there on; beta 0 is plain L1.
 */
record SmoothL1Loss(double beta) {
    /** The one of the two that is chosen. */
    static SmoothL1Loss of(BoxLossChoice choice) {
        return new SmoothL1Loss(choice.name().equals(BoxLossChoice.SMOOTH_L1) ? choice.beta() : 0);
    }

    /** The summed loss as a scalar; both arrays have the same shape and the target carries no gradient. */
    NDArray sum(NDArray prediction, NDArray target) {
        return Scoped.keep(() -> {
            NDArray distance = prediction.sub(target).abs();
            if (beta == 0) {
                return distance.sum();
            }
            NDArray near = Ops.atMost(distance, beta);
            NDArray square = Ops.times(near.mul(near), 0.5 / beta);
            return square.add(distance.sub(near)).sum();
        });
    }
}
