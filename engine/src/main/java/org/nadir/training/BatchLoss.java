package org.nadir.training;

import java.util.List;
import org.nadir.data.SampleBatch;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.LossTerms;
import org.nadir.detection.Targets;

/** What a batch teaches a detector. */
@FunctionalInterface
interface BatchLoss {
    /**
     * The terms of the loss, owned by the manager of the pixels.
     *
     * @param samples the batch as it was read
     * @param images its pixels as the detector wants them
     */
    LossTerms of(SampleBatch samples, ImageBatch images, List<Targets> targets);
}
