package org.nadir.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * A network that turns images into four maps of falling resolution. Which of its parameters record is decided by the open
 * recording; a prefix without recorded parameters records nothing and its activations are freed as it goes. One thread at a
 * time.
 */
public interface Backbone {
    /** Channels of C2, C3, C4, C5. */
    List<Integer> channels();

    /** Input pixels per cell of C2, C3, C4, C5. */
    List<Integer> strides();

    /** The maps C2 to C5 of normalised images (N, 3, H, W), owned by the manager of the images. */
    NDList forward(NDArray images);

    /**
     * The part that a parameter of this backbone belongs to.
     *
     * @param parameterName its full name or the name inside the backbone
     */
    NetworkPart part(String parameterName);

    /** How the weights want their input. */
    Normalisation input();
}
