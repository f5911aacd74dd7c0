package org.nadir.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.nadir.base.Progress;
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
