package org.nadir.data;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The image files below a folder, found by what COCO's files call them. One thread. */
final class CocoImages {
    private final Map<String, List<Path>> byFileName;
    private final Set<Path> used = new HashSet<>();

    private CocoImages(Map<String, List<Path>> byFileName) {
        this.byFileName = byFileName;
    }

    static CocoImages below(Path root) {
        return new CocoImages(
                FolderListing.imagesBelow(root).stream().collect(Collectors.groupingBy(FolderListing::name)));
    }

    /** The images of one file by unique names, which the labels are told; those that are not there are left out. */
    Map<String, Path> named(CocoFile coco, String split, CocoLabels labels, SplitReader reader) {
        Map<String, Path> named = new TreeMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (CocoFile.Image image : coco.images()) {
            Optional<Path> file = find(image.fileName(), split);
            if (file.isEmpty()) {
                reader.skip(labels.missing(image));
                continue;
            }
            String stem = FolderListing.stem(file.get());
            String name = named.containsKey(stem) ? withFolders(image.fileName()) : stem;
            if (named.containsKey(name)) {
                name += "-" + seen.merge(name, 2, (before, two) -> before + 1);
            }
            used.add(file.get());
            named.put(name, file.get());
            labels.name(name, image);
        }
        return named;
    }

    private static String withFolders(String fileName) {
        String joined = fileName.replaceAll("[/\\\\]+", "_");
        int dot = joined.lastIndexOf('.');
        return dot < 0 ? joined : joined.substring(0, dot);
    }

    /** The file that shares most of the path; of several the one in a folder called like the split. */
    private Optional<Path> find(String fileName, String split) {
        String[] path = fileName.split("[/\\\\]+");
        List<Path> candidates =
                path.length == 0 ? List.of() : byFileName.getOrDefault(path[path.length - 1], List.of());
        Comparator<Path> best =
                Comparator.<Path>comparingInt(file -> shared(file, path)).thenComparing(file -> ofSplit(file, split));
        Path found = null;
        for (Path candidate : candidates) {
            if (found == null || best.compare(candidate, found) > 0) {
                found = candidate;
            }
        }
        return Optional.ofNullable(found);
    }

    private static int shared(Path file, String[] path) {
        int shared = 0;
        while (shared < path.length
                && shared < file.getNameCount()
                && file.getName(file.getNameCount() - 1 - shared).toString().equals(path[path.length - 1 - shared])) {
            shared++;
        }
        return shared;
    }

    private static boolean ofSplit(Path file, String split) {
        for (Path part : file) {
            String[] words = part.toString().split("[^A-Za-z]+");
            if (words.length > 0 && SplitNames.plain(words[0]).equals(split)) {
                return true;
            }
        }
        return false;
    }

    /** Images that no file has named, in one row. */
    Optional<SkippedRow> unlisted(Path root) {
        List<Path> left = byFileName.values().stream()
                .flatMap(List::stream)
                .filter(file -> !used.contains(file))
                .sorted()
                .toList();
        return SkippedRow.unlisted(root, left);
    }
}
