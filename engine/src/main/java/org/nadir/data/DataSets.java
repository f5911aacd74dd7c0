package org.nadir.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.nadir.base.Progress;
import org.nadir.base.Spelling;
import org.nadir.base.UserProblem;

/** Opens data sets of every known format. */
public final class DataSets {
    private DataSets() {}

    /** The known formats in the order they are tried; images without any labels are read as DOTA's. */
    public static List<LabelFormat> formats() {
        return List.of(new DotaFormat(), new CocoFormat(), new VocFormat(), new YoloObbFormat());
    }

    /** True when a folder looks like a data set; a glance at names and first bytes. */
    public static boolean recognises(Path root) {
        return formats().stream().anyMatch(format -> format.recognises(root)) || DotaFormat.holdsImages(root);
    }

    /** Opens a folder with all of its classes. */
    public static DataSet open(Path root, Progress progress) {
        return open(root, ReadOptions.anyClass(), progress);
    }

    /**
     * Opens several folders as one data set with one list of classes. Splits of one name are joined; a data set without a
     * split adds nothing to it, which is in the report, as are class names that differ only in spelling.
     *
     * @throws UserProblem as for each folder, and for a renamed class that none of them has
     * @throws java.util.concurrent.CancellationException when the progress was cancelled
     */
    public static DataSet open(DataSources sources, Progress progress) {
        return open(sources, ReadOptions.anyClass(), progress);
    }

    /** As {@link #open(DataSources, Progress)}; the options are asked before classes are renamed. */
    public static DataSet open(DataSources sources, ReadOptions options, Progress progress) {
        List<DataSet> sets = sources.folders().stream()
                .map(folder -> open(folder, options, progress))
                .toList();
        requireKnown(sources, sets);
        List<DataSet> renamed =
                sets.stream().map(set -> set.renamed(sources.renames())).toList();
        return renamed.size() == 1 ? renamed.get(0) : new DataMix(renamed).join();
    }

    private static void requireKnown(DataSources sources, List<DataSet> sets) {
        List<String> known = sets.stream()
                .flatMap(set -> set.classes().stream())
                .distinct()
                .sorted()
                .toList();
        for (String old : sources.renames().keySet()) {
            if (!known.contains(old)) {
                throw UserProblem.of("No data set has the class that is to be renamed")
                        .file(sources.folders().get(0))
                        .found(old)
                        .expected("one of " + String.join(", ", known))
                        .remedy("Perhaps " + Spelling.nearest(old, known) + " is meant")
                        .problem();
            }
        }
    }

    /**
     * Opens a folder.
     *
     * @throws UserProblem when it does not exist, holds no known format or no image at all
     * @throws java.util.concurrent.CancellationException when the progress was cancelled
     */
    public static DataSet open(Path root, ReadOptions options, Progress progress) {
        if (!Files.isDirectory(root)) {
            throw UserProblem.of("There is no such folder").file(root).problem();
        }
        for (LabelFormat format : formats()) {
            if (format.recognises(root)) {
                return format.read(root, options, progress);
            }
        }
        if (DotaFormat.holdsImages(root)) {
            return new DotaFormat().read(root, options, progress);
        }
        throw UserProblem.of("This folder is not a data set of a known format")
                .file(root)
                .expected(formats().stream()
                        .map(format -> format.name() + " (" + format.layout() + ")")
                        .collect(Collectors.joining("; ")))
                .remedy("Choose the folder that holds these")
                .problem();
    }
}
