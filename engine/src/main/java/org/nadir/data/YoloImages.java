package org.nadir.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where the images of one split of a YOLO data set are.
 *
 * @param listed true when a text file names them, so that others may lie beside them
 */
record YoloImages(String split, List<Path> files, boolean listed) {
    static final String CLASSES = "classes.txt";

    /** The splits that a data file names; a place that is not there is reported. */
    static List<YoloImages> of(YoloDataFile data, SplitReader reader) {
        List<YoloImages> splits = new ArrayList<>();
        data.splits().forEach((split, places) -> {
            List<Path> files = new ArrayList<>();
            boolean listed = false;
            for (String place : places) {
                Optional<Path> found = data.find(place);
                if (found.isEmpty()) {
                    RefusedRow missing = new RefusedRow("There is no such folder: left out", split, place, "");
                    reader.skip(SkippedRow.field(SkippedRow.Kind.ROW, data.file(), missing));
                } else if (Files.isDirectory(found.get())) {
                    files.addAll(FolderListing.imagesBelow(found.get()));
                } else {
                    listed = true;
                    files.addAll(list(found.get(), reader));
                }
            }
            splits.add(new YoloImages(split, files, listed));
        });
        return splits;
    }

    private static List<Path> list(Path list, SplitReader reader) {
        List<Path> files = new ArrayList<>();
        reader.skip(LabelRows.read(list, line -> {
            try {
                Path file = list.resolveSibling(line).normalize();
                if (Files.isRegularFile(file)) {
                    files.add(file);
                    return;
                }
            } catch (InvalidPathException e) {
                // said below: there is no file of such a name
            }
            throw new RefusedRow("There is no such image: left out", "", line, "");
        }));
        return files;
    }

    /** The splits of the usual layouts that have labels; none when this is another layout. */
    static List<YoloImages> usual(Path root) {
        Path images = root.resolve("images");
        if (YoloObbFormat.labelled(images)) {
            return List.of(whole(SplitNames.ONLY, images));
        }
        List<Path> places = Stream.concat(
                        FolderListing.folders(images).stream(),
                        FolderListing.folders(root).stream().map(split -> split.resolve("images")))
                .filter(Files::isDirectory)
                .toList();
        if (places.stream().noneMatch(YoloObbFormat::labelled)) {
            return List.of();
        }
        return places.stream()
                .map(place -> whole(
                        SplitNames.plain(FolderListing.name(
                                FolderListing.name(place).equals("images") ? place.resolveSibling("") : place)),
                        place))
                .toList();
    }

    private static YoloImages whole(String split, Path folder) {
        return new YoloImages(split, FolderListing.imagesBelow(folder), false);
    }

    /** Names of classes in a text file, one a line; none when there is no such file. */
    static Map<Integer, String> names(Path root) {
        Map<Integer, String> names = new TreeMap<>();
        for (Path file : List.of(root.resolve(CLASSES), root.resolve("labels").resolve(CLASSES))) {
            if (names.isEmpty() && Files.isRegularFile(file)) {
                try {
                    Files.readAllLines(file).stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .forEach(line -> names.put(names.size(), line));
                } catch (IOException e) {
                    names.clear();
                }
            }
        }
        return names;
    }
}
