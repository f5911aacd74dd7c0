package org.nadir.data;

import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;

/** Labelled images in splits, as read from a folder; no pixels in memory. Immutable, safe from any thread. */
public final class DataSet {
    private final Origin origin;
    private final List<DataSplit> splits;
    private final ImportReport report;
    private final List<String> classes;

    /**
     * Where a data set comes from.
     *
     * @param root its folder; of a mix, the folder of the first
     */
    record Origin(Path root, String name, String format) {}

    DataSet(Path root, String format, List<DataSplit> splits, ImportReport report) {
        this(new Origin(root, lastName(root), format), splits, report);
    }

    DataSet(Origin origin, List<DataSplit> splits, ImportReport report) {
        this.origin = origin;
        this.splits = List.copyOf(splits);
        this.report = report;
        TreeSet<String> names = new TreeSet<>();
        for (DataSplit split : splits) {
            for (LabelledImage image : split.images()) {
                image.annotations().forEach(annotation -> names.add(annotation.className()));
            }
        }
        this.classes = List.copyOf(names);
    }

    private static String lastName(Path root) {
        Path last = root.toAbsolutePath().normalize().getFileName();
        return last == null ? root.toString() : last.toString();
    }

    /** The folder; of several data sets read as one, the first. */
    public Path root() {
        return origin.root();
    }

    /** The name of the folder, or of all folders. */
    public String name() {
        return origin.name();
    }

    /** The name of the format it was read from, or of all of them. */
    public String format() {
        return origin.format();
    }

    /** The same with some classes called otherwise; classes that do not occur are passed over. */
    public DataSet renamed(Map<String, String> renames) {
        if (renames.isEmpty()) {
            return this;
        }
        Map<LabelledImage, LabelledImage> changed = new IdentityHashMap<>();
        List<DataSplit> named = splits.stream()
                .map(split -> new DataSplit(
                        split.name(),
                        split.images().stream()
                                .map(image -> changed.computeIfAbsent(image, one -> one.renamed(renames)))
                                .toList()))
                .toList();
        return new DataSet(origin, named, report);
    }

    /** Every class that has a box in any split, in the order of the alphabet. */
    public List<String> classes() {
        return classes;
    }

    /** The classes with their indices; those to be ignored are no targets. */
    public ClassMap classMap(Set<String> ignoredClasses) {
        return ClassMap.of(classes).ignoring(ignoredClasses);
    }

    /** All splits, empty ones too: train, val, test first, others by name. */
    public List<DataSplit> splits() {
        return splits;
    }

    /** @throws UserProblem when there is no such split or it holds no image */
    public DataSplit split(String name) {
        DataSplit found = splits.stream()
                .filter(split -> split.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserProblem.of("The data set has no such split")
                        .file(root())
                        .field("split")
                        .found(name)
                        .expected(splits.stream().map(DataSplit::name).collect(Collectors.joining(", ")))
                        .problem());
        if (found.images().isEmpty()) {
            throw UserProblem.of("The split holds no image")
                    .file(root())
                    .field("split")
                    .found(name)
                    .remedy("Put images (.png, .jpg, .tif) into its images folder or choose another split")
                    .problem();
        }
        return found;
    }

    public ImportReport report() {
        return report;
    }

    /** Counts and box shapes, computed anew on each call from the labels in memory. */
    public DataStatistics statistics() {
        return DataStatistics.of(splits);
    }
}
