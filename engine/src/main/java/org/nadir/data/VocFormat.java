package org.nadir.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.Progress;

/**
 * PASCAL VOC's layout and those that grew from it (DIOR, DIOR-R, HRSC2016, roLabelImg): an XML file for each image in
 * {@code Annotations/} or beside the images, splits as lists in {@code ImageSets/Main/} or as a folder each. Without either
 * there is one split named "all".
 */
final class VocFormat implements LabelFormat {
    @Override
    public String name() {
        return "PASCAL VOC XML";
    }

    @Override
    public String layout() {
        return "Annotations/*.xml or an .xml beside each image, perhaps ImageSets/Main/train.txt";
    }

    @Override
    public boolean recognises(Path root) {
        return whole(root).isPresent() || !parts(root).isEmpty();
    }

    @Override
    public DataSet read(Path root, ReadOptions options, Progress progress) {
        SplitReader reader = new SplitReader(progress);
        Optional<VocFolder> whole = whole(root);
        List<DataSplit> splits = new ArrayList<>();
        if (whole.isPresent()) {
            List<LabelledImage> images = images(whole.get(), options, reader);
            List<Path> lists = VocLists.below(List.of(root, whole.get().folder()));
            splits.addAll(
                    lists.isEmpty()
                            ? List.of(new DataSplit(SplitNames.ONLY, images))
                            : VocLists.split(root, lists, images, reader));
        } else {
            for (VocFolder part : parts(root)) {
                String name = SplitNames.plain(FolderListing.name(part.folder()));
                splits.add(new DataSplit(name, images(part, options, reader)));
            }
            splits.sort(SplitNames.order(DataSplit::name));
        }
        SplitNames.requireImages(root, splits, "the images of the .xml files");
        return new DataSet(root, name(), splits, reader.report());
    }

    private static List<LabelledImage> images(VocFolder folder, ReadOptions options, SplitReader reader) {
        Map<String, Path> images = reader.byName(folder.images());
        LabelFiles labels = new LabelFiles(
                folder.labelFiles(),
                true,
                (file, size) -> VocLabelFile.read(file, new LabelRules(size, options.classes())));
        List<LabelledImage> read = reader.read(images, labels, FolderListing.name(folder.folder()));
        reader.skip(labels.without(images.keySet()));
        return read;
    }

    /** HRSC2016 keeps everything in a folder of this name, beside the lists. */
    private static Optional<VocFolder> whole(Path root) {
        return VocFolder.of(root).or(() -> VocFolder.of(root.resolve("FullDataSet")));
    }

    private static List<VocFolder> parts(Path root) {
        return FolderListing.folders(root).stream()
                .flatMap(folder -> VocFolder.of(folder).stream())
                .toList();
    }
}
