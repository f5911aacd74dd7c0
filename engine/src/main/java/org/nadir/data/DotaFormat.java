package org.nadir.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

/**
 * The layout of DOTA (captain-whu.github.io/DOTA): {@code images/} and {@code labelTxt/}, either in the folder itself (one
 * split named "all") or in a folder for each split.
 */
final class DotaFormat implements LabelFormat {
    private static final String ONLY_SPLIT = "all";
    private static final List<String> FIRST_SPLITS = List.of("train", "val", "test");

    @Override
    public String name() {
        return "DOTA";
    }

    @Override
    public boolean recognises(Path root) {
        return !splitFolders(root).isEmpty();
    }

    @Override
    public DataSet read(Path root, ReadOptions options, Progress progress) {
        List<DataSplit> splits = new ArrayList<>();
        List<SkippedRow> skipped = new ArrayList<>();
        for (Path folder : splitFolders(root)) {
            String split = folder.equals(root) ? ONLY_SPLIT : fileName(folder);
            DotaSplitReader reader = new DotaSplitReader(folder, options, progress);
            splits.add(reader.read(split));
            skipped.addAll(reader.skipped());
        }
        if (splits.stream().allMatch(split -> split.images().isEmpty())) {
            throw UserProblem.of("The data set holds no image that can be read")
                    .file(root)
                    .expected("images (.png, .jpg, .tif) in images/")
                    .problem();
        }
        return new DataSet(root, name(), splits, new ImportReport(skipped));
    }

    private static List<Path> splitFolders(Path root) {
        if (isSplit(root)) {
            return List.of(root);
        }
        return list(root).stream()
                .filter(DotaFormat::isSplit)
                .sorted(Comparator.comparing(DotaFormat::order).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int order(Path folder) {
        int known = FIRST_SPLITS.indexOf(fileName(folder));
        return known < 0 ? FIRST_SPLITS.size() : known;
    }

    private static boolean isSplit(Path folder) {
        return Files.isDirectory(folder.resolve("images"));
    }

    /** The folder of label files: labelTxt, or the first whose name begins so (labelTxt-v1.5). */
    static Optional<Path> labelFolder(Path split) {
        Path plain = split.resolve("labelTxt");
        if (Files.isDirectory(plain)) {
            return Optional.of(plain);
        }
        return list(split).stream()
                .filter(Files::isDirectory)
                .filter(folder -> fileName(folder).toLowerCase(Locale.ROOT).startsWith("labeltxt"))
                .findFirst();
    }

    /** What lies in a folder, by name; nothing when it is not a folder. */
    static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw UserProblem.of("The folder cannot be listed")
                    .file(folder)
                    .cause(e)
                    .problem();
        }
    }

    static String fileName(Path file) {
        Path last = file.getFileName();
        return last == null ? "" : last.toString();
    }
}
