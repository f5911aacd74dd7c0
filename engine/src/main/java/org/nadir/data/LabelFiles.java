package org.nadir.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Labels in one file for each image, found by its name. */
final class LabelFiles implements LabelSource {
    private final Map<String, Path> files = new TreeMap<>();
    private final boolean mentionMissing;
    private final Reading reading;

    /** Reads the labels of one file. */
    interface Reading {
        ImageLabels read(Path labels, ImageSize size);
    }

    /** @param mentionMissing false where it is said once that there are no label files at all */
    LabelFiles(List<Path> files, boolean mentionMissing, Reading reading) {
        files.stream()
                .filter(file -> !FolderListing.name(file).startsWith("."))
                .forEach(file -> this.files.putIfAbsent(FolderListing.stem(file), file));
        this.mentionMissing = mentionMissing;
        this.reading = reading;
    }

    @Override
    public ImageLabels labels(String name, Path image, ImageSize size) {
        Path file = files.get(name);
        if (file != null) {
            return reading.read(file, size);
        }
        return mentionMissing
                ? ImageLabels.none(SkippedRow.file(
                        SkippedRow.Kind.IMAGE_WITHOUT_LABELS,
                        image,
                        "There is no label file of this name: it counts as an image without objects"))
                : new ImageLabels(List.of(), Optional.empty(), List.of());
    }

    /** The files of which there is no image. */
    List<SkippedRow> without(Set<String> images) {
        return files.entrySet().stream()
                .filter(entry -> !images.contains(entry.getKey()))
                .map(entry -> SkippedRow.file(
                        SkippedRow.Kind.LABELS_WITHOUT_IMAGE,
                        entry.getValue(),
                        "There is no image of this name: left out"))
                .toList();
    }
}
