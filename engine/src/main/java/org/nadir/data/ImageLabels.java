package org.nadir.data;

import java.util.List;
import java.util.Optional;

/** The labels of one image as its file gives them, and what of them cannot be used. */
record ImageLabels(List<Annotation> annotations, Optional<Double> gsd, List<SkippedRow> skipped) {
    ImageLabels {
        annotations = List.copyOf(annotations);
        skipped = List.copyOf(skipped);
    }

    static ImageLabels none(SkippedRow reason) {
        return new ImageLabels(List.of(), Optional.empty(), List.of(reason));
    }
}
