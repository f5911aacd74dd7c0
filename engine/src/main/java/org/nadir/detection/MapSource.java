package org.nadir.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.function.Function;

/**
 * Where the maps come from that the rest of a network reads, a feature pyramid or a head: computed, or kept from an earlier
 * time. One thread at a time.
 */
@FunctionalInterface
public interface MapSource {
    /** Maps are computed. */
    MapSource COMPUTED = (images, backbone) -> backbone.apply(images);

    /**
     * The maps (N, C, H, W) of normalised images (N, 3, H, W), finest first, owned by the manager of the images.
     *
     * @param backbone computes them, with a pyramid where a head reads them, for all of the images or for some of them
     */
    NDList maps(NDArray images, Function<NDArray, NDList> backbone);
}
