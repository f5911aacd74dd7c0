package org.nadir.detection;

import ai.djl.ndarray.NDArray;

/**
 * What a head says at some {@link HeadPlaces}, before sigmoid, softmax and decoding. Both arrays belong to the manager of the
 * maps that were read, carry their gradients, and are closed by whoever asked.
 *
 * @param logits of the classes: (N, A, classes) of a head of one stage, (R, classes + 1) of a second stage, the background last
 * @param offsets what it regresses: (N, A, 4) or (N, A, 5) with anchors; (N, P, 6) of FCOS, the centreness last; of a second
 *     stage (R, 4 or 5) or (R, 4 classes), class by class
 */
public record HeadOutput(NDArray logits, NDArray offsets) {}
