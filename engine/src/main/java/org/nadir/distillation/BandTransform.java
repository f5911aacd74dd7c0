package org.nadir.distillation;

import ai.djl.ndarray.NDArray;

/** How a basis makes the bands of a map (N, C, H, W). Arrays on the way are the caller's to close. */
interface BandTransform {
    /** All four bands (N, C, 4, h, w): LL, B0, B1, B2. */
    NDArray bands(NDArray map);

    /** B0 + B1 + B2, of shape (N, C, h, w). */
    NDArray highSum(NDArray map);
}
