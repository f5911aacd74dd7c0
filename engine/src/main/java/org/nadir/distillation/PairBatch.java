package org.nadir.distillation;

import ai.djl.ndarray.NDList;
import java.util.List;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.Targets;

/**
 * One batch as both detectors of a pair see it. Whoever makes it closes its arrays.
 *
 * @param images the pixels as the student reads them, and the size of each image
 * @param targets truths of each image, in pixels of the batch
 * @param student the five maps (N, C, H, W) of the student's pyramid, finest first, recorded in training
 * @param teacher the five maps of the teacher's pyramid, of the same heights and widths, never recorded
 */
public record PairBatch(ImageBatch images, List<Targets> targets, NDList student, NDList teacher) {
    public PairBatch {
        targets = List.copyOf(targets);
        if (targets.size() != images.size()) {
            throw new IllegalArgumentException(targets.size() + " targets for " + images.size() + " images");
        }
        if (student.size() != teacher.size()) {
            throw new IllegalArgumentException(
                    "The student has " + student.size() + " levels, the teacher " + teacher.size());
        }
    }

    /** Number of levels of both pyramids. */
    public int levels() {
        return student.size();
    }
}
