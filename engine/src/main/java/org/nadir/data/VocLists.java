package org.nadir.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lists of images that make the splits: {@code train.txt}, {@code val.txt}, {@code test.txt}, {@code trainval.txt}. */
final class VocLists {
    private static final List<List<String>> PLACES =
            List.of(List.of("ImageSets", "Main"), List.of("ImageSets"), List.of("Main"));

    private VocLists() {}

    /** The lists below one of these folders, the first that has any. */
    static List<Path> below(List<Path> folders) {
        for (Path folder : folders) {
            for (List<String> names : PLACES) {
                Path place = folder;
                for (String name : names) {
                    Path above = place;
                    place = FolderListing.folder(above, List.of(name)).orElse(above.resolve(name));
                }
                List<Path> lists = FolderListing.files(place, "txt").stream()
                        .filter(file -> SplitNames.known(FolderListing.stem(file)))
                        .toList();
                if (!lists.isEmpty()) {
                    return lists;
                }
            }
        }
        return List.of();
    }

    /** Splits images as the lists say; names without image, and images without list, are reported. */
    static List<DataSplit> split(Path root, List<Path> lists, List<LabelledImage> images, SplitReader reader) {
        Map<String, LabelledImage> byName = new HashMap<>();
        images.forEach(image -> byName.put(image.name(), image));
        Set<String> listed = new HashSet<>();
        List<DataSplit> splits = new ArrayList<>();
        for (Path list : lists) {
            Set<String> names = new HashSet<>();
            List<LabelledImage> chosen = new ArrayList<>();
            reader.skip(LabelRows.read(list, line -> {
                String name = name(line);
                LabelledImage image = byName.get(name);
                if (image == null) {
                    throw new RefusedRow("There is no image of this name: left out", "", name, "");
                }
                if (names.add(name)) {
                    chosen.add(image);
                }
            }));
            listed.addAll(names);
            splits.add(new DataSplit(SplitNames.plain(FolderListing.stem(list)), chosen));
        }
        List<Path> unlisted = images.stream()
                .filter(image -> !listed.contains(image.name()))
                .map(LabelledImage::file)
                .toList();
        SkippedRow.unlisted(root, unlisted).ifPresent(reader::skip);
        splits.sort(SplitNames.order(DataSplit::name));
        return splits;
    }

    /** The first word of a line, which may name the file of the image. */
    private static String name(String line) throws RefusedRow {
        String word = line.split("\\s+")[0];
        try {
            Path first = Path.of(word);
            return FolderListing.isImage(first) ? FolderListing.stem(first) : FolderListing.name(first);
        } catch (InvalidPathException e) {
            throw new RefusedRow("This is not the name of an image", "", word, "");
        }
    }
}
