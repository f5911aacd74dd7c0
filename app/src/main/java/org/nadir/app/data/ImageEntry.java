package org.nadir.app.data;

import org.nadir.data.LabelledImage;

/** One image of the gallery: which split it belongs to and what is labelled on it. */
record ImageEntry(String split, LabelledImage image) {
    int boxes() {
        return image.annotations().size();
    }

    boolean has(String className) {
        return image.annotations().stream().anyMatch(a -> a.className().equals(className));
    }

    boolean difficult() {
        return image.annotations().stream().anyMatch(a -> a.difficult());
    }
}
