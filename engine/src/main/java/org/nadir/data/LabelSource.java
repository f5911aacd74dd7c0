package org.nadir.data;

import java.nio.file.Path;

/** Where a format has the labels of an image; asked from many threads at once. */
interface LabelSource {
    /** What is wrong with the labels is in the answer. */
    ImageLabels labels(String name, Path image, ImageSize size);
}
