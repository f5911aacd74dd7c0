package org.nadir.detection;

import ai.djl.ndarray.NDArray;

/** What the boxes of a detector learn by, in whatever space it is measured. Stateless. */
interface RegressionLoss {
    /**
     * The summed loss of the positives as a scalar.
     *
     * @param raw the values that the head gives to the positives, flat and with a gradient; at least one row
     */
    NDArray sum(NDArray raw, Positives positives);
}
