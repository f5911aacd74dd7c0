package org.nadir.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.Progress;

/**
 * YOLO's labels, oriented or upright (docs.ultralytics.com, "Oriented Bounding Boxes Datasets"): {@code images/train} beside
 * {@code labels/train}, or {@code images} and {@code labels} in a folder for each split, and a {@code data.yaml} that names
 * classes and, if it likes, the places of the splits.
 */
final class YoloObbFormat implements LabelFormat {
    private static final String LABELS = "labels";
    private static final String IMAGES = "images";

    @Override
    public String name() {
        return "YOLO-OBB";
    }

    @Override
    public String layout() {
        return "data.yaml, images/train and labels/train, or train/ with images/ and labels/";
    }

    @Override
    public boolean recognises(Path root) {
        return YoloDataFile.in(root).isPresent() || !YoloImages.usual(root).isEmpty();
    }

    @Override
    public DataSet read(Path root, ReadOptions options, Progress progress) {
        SplitReader reader = new SplitReader(progress);
        Optional<YoloDataFile> data = YoloDataFile.in(root).map(YoloDataFile::read);
        Map<Integer, String> names = data.map(YoloDataFile::names).orElseGet(() -> YoloImages.names(root));
        if (names.isEmpty()) {
            reader.skip(SkippedRow.file(
                    SkippedRow.Kind.REMARK, root, "There is no data.yaml: the classes are called by their numbers"));
        }
        List<YoloImages> splits = data.filter(file -> !file.splits().isEmpty())
                .map(file -> YoloImages.of(file, reader))
                .orElseGet(() -> YoloImages.usual(root));
        List<DataSplit> read = new ArrayList<>();
        for (YoloImages split : splits) {
            Map<String, Path> images = reader.byName(split.files());
            LabelFiles labels = new LabelFiles(
                    labelFiles(split),
                    true,
                    (file, size) -> labels(file, names, new LabelRules(size, options.classes())));
            read.add(new DataSplit(split.split(), reader.read(images, labels, split.split())));
            if (!split.listed()) {
                reader.skip(labels.without(images.keySet()));
            }
        }
        read.sort(SplitNames.order(DataSplit::name));
        SplitNames.requireImages(root, read, "images (.png, .jpg, .tif) where data.yaml says, or in images/");
        return new DataSet(root, name(), read, reader.report());
    }

    private static ImageLabels labels(Path file, Map<Integer, String> names, LabelRules rules) {
        List<Annotation> annotations = new ArrayList<>();
        List<SkippedRow> skipped = LabelRows.read(file, line -> annotations.add(YoloRow.parse(line, names, rules)));
        return new ImageLabels(annotations, Optional.empty(), skipped);
    }

    private static List<Path> labelFiles(YoloImages split) {
        return split.files().stream()
                .map(file -> labelFolder(file.toAbsolutePath().resolveSibling("")))
                .distinct()
                .flatMap(folder -> rowFiles(folder).stream())
                .toList();
    }

    private static List<Path> rowFiles(Path folder) {
        return FolderListing.files(folder, "txt").stream()
                .filter(file -> !FolderListing.name(file).equals(YoloImages.CLASSES))
                .toList();
    }

    /** The last folder called images becomes labels; without one the labels lie beside the images. */
    private static Path labelFolder(Path images) {
        for (int i = images.getNameCount() - 1; i >= 0; i--) {
            if (images.getName(i).toString().equals(IMAGES)) {
                Path above = images;
                for (int up = images.getNameCount(); up > i; up--) {
                    above = above.resolveSibling("");
                }
                Path below = i + 1 < images.getNameCount()
                        ? Path.of(LABELS).resolve(images.subpath(i + 1, images.getNameCount()))
                        : Path.of(LABELS);
                return above.resolve(below);
            }
        }
        return images;
    }

    /** True for a folder of images with labels at the place where they belong. */
    static boolean labelled(Path images) {
        return Files.isDirectory(images) && !rowFiles(labelFolder(images)).isEmpty();
    }
}
