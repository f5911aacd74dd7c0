package org.nadir.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with XML labels and the images they belong to. */
record VocFolder(Path folder, Path labels) {
    private static final List<String> LABELS =
            List.of("Annotations", "Oriented Bounding Boxes", "Horizontal Bounding Boxes", "xml");
    /** DIOR has both kinds in its Annotations; the oriented ones are wanted. */
    private static final List<String> KINDS = List.of("Oriented Bounding Boxes", "Horizontal Bounding Boxes");

    private static final Set<String> IMAGES = Set.of("images", "image", "allimages", "imgs", "img");
    private static final int FIRST_BYTES = 1 << 12;

    /** The folder with its labels in one of the usual places, if there are any. */
    static Optional<VocFolder> of(Path folder) {
        Optional<Path> apart = LABELS.stream()
                .flatMap(name -> FolderListing.folder(folder, List.of(name)).stream())
                .map(there -> FolderListing.folder(there, KINDS).orElse(there))
                .filter(VocFolder::holdsLabels)
                .findFirst();
        return apart.or(() -> Optional.of(folder).filter(VocFolder::holdsLabelsOfItsImages))
                .map(labels -> new VocFolder(folder, labels));
    }

    private static boolean holdsLabels(Path folder) {
        return FolderListing.files(folder, "xml").stream()
                .findFirst()
                .map(VocFolder::looksRight)
                .orElse(false);
    }

    private static boolean holdsLabelsOfItsImages(Path folder) {
        List<Path> files = FolderListing.files(folder, "xml");
        if (files.isEmpty()) {
            return false;
        }
        Set<String> images =
                FolderListing.images(folder).stream().map(FolderListing::stem).collect(Collectors.toSet());
        return files.stream()
                .filter(file -> images.contains(FolderListing.stem(file)))
                .findFirst()
                .map(VocFolder::looksRight)
                .orElse(false);
    }

    private static boolean looksRight(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8);
            return start.contains("<annotation") || start.contains("<HRSC_Image");
        } catch (IOException e) {
            return false;
        }
    }

    /** The images of the folder itself and of those in it that are called like folders of images. */
    List<Path> images() {
        Stream<Path> places = FolderListing.folders(folder).stream().filter(place -> {
            String name = FolderListing.name(place).toLowerCase(Locale.ROOT);
            return name.startsWith("jpegimages") || IMAGES.contains(name);
        });
        return Stream.concat(Stream.of(folder), places)
                .flatMap(place -> FolderListing.images(place).stream())
                .toList();
    }

    List<Path> labelFiles() {
        return FolderListing.files(labels, "xml");
    }
}
