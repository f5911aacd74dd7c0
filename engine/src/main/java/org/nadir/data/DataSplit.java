package org.nadir.data;

import java.util.List;

/** A named part of a data set, its images in the order of their names. */
public record DataSplit(String name, List<LabelledImage> images) {
    public DataSplit {
        images = List.copyOf(images);
    }

    /** Boxes of all images. */
    public int boxes() {
        return images.stream().mapToInt(image -> image.annotations().size()).sum();
    }
}
