package org.nadir.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;

/** Labelled images in splits, as read from a folder; no pixels in memory. Immutable, safe from any thread. */
public final class DataSet {
    private final Path root;
    private final String format;
    private final List<DataSplit> splits;
    private final ImportReport report;
    private final List<String> classes;

    DataSet(Path root, String format, List<DataSplit> splits, ImportReport report) {
        this.root = root;
        this.format = format;
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

    public Path root() {
        return root;
    }

    /** The name of the folder. */
    public String name() {
        Path last = root.toAbsolutePath().normalize().getFileName();
        return last == null ? root.toString() : last.toString();
    }

    /** The name of the format it was read from. */
    public String format() {
        return format;
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
                        .file(root)
                        .field("split")
                        .found(name)
                        .expected(splits.stream().map(DataSplit::name).collect(Collectors.joining(", ")))
                        .problem());
        if (found.images().isEmpty()) {
            throw UserProblem.of("The split holds no image")
                    .file(root)
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
