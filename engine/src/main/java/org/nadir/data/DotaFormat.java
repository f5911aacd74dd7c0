package org.nadir.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.Progress;

/**
 * The layout of DOTA (captain-whu.github.io/DOTA): {@code images/} and {@code labelTxt/}, either in the folder itself (one
 * split named "all") or in a folder for each split.
 */
final class DotaFormat implements LabelFormat {
    @Override
    public String name() {
        return "DOTA";
    }

    @Override
    public String layout() {
        return "images/ and labelTxt/, or train/, val/ and test/ with them";
    }

    @Override
    public boolean recognises(Path root) {
        return splitFolders(root).stream()
                .anyMatch(folder -> labelFolder(folder).isPresent());
    }

    /** True where images lie as they do in DOTA, labels or not. */
    static boolean holdsImages(Path root) {
        return !splitFolders(root).isEmpty();
    }

    @Override
    public DataSet read(Path root, ReadOptions options, Progress progress) {
        SplitReader reader = new SplitReader(progress);
        List<DataSplit> splits = new ArrayList<>();
        for (Path folder : splitFolders(root)) {
            Map<String, Path> images = reader.byName(FolderListing.images(folder.resolve("images")));
            LabelFiles labels = labels(folder, options, reader);
            splits.add(new DataSplit(
                    folder.equals(root) ? SplitNames.ONLY : FolderListing.name(folder),
                    reader.read(images, labels, FolderListing.name(folder))));
            reader.skip(labels.without(images.keySet()));
        }
        SplitNames.requireImages(root, splits, "images (.png, .jpg, .tif) in images/");
        return new DataSet(root, name(), splits, reader.report());
    }

    private static LabelFiles labels(Path split, ReadOptions options, SplitReader reader) {
        Optional<Path> folder = labelFolder(split);
        if (folder.isEmpty()) {
            reader.skip(SkippedRow.file(
                    SkippedRow.Kind.IMAGE_WITHOUT_LABELS,
                    split,
                    "There is no folder labelTxt: all images count as images without objects"));
        }
        return new LabelFiles(
                folder.map(there -> FolderListing.files(there, "txt")).orElse(List.of()),
                folder.isPresent(),
                (file, size) -> DotaLabelFile.read(file, new LabelRules(size, options.classes())));
    }

    private static List<Path> splitFolders(Path root) {
        if (isSplit(root)) {
            return List.of(root);
        }
        return FolderListing.folders(root).stream()
                .filter(DotaFormat::isSplit)
                .sorted(SplitNames.order(FolderListing::name))
                .toList();
    }

    private static boolean isSplit(Path folder) {
        return Files.isDirectory(folder.resolve("images"));
    }

    /** The folder of label files: labelTxt, or the first whose name begins so (labelTxt-v1.5). */
    private static Optional<Path> labelFolder(Path split) {
        Path plain = split.resolve("labelTxt");
        if (Files.isDirectory(plain)) {
            return Optional.of(plain);
        }
        return FolderListing.folders(split).stream()
                .filter(folder ->
                        FolderListing.name(folder).toLowerCase(Locale.ROOT).startsWith("labeltxt"))
                .findFirst();
    }
}
