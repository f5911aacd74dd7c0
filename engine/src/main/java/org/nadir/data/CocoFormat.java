package org.nadir.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nadir.base.Progress;

/**
 * COCO's object detection labels (cocodataset.org, "Data format"): a JSON file for each split, in {@code annotations/}, beside
 * the images or in a folder for each split; the images anywhere below the folder. A split is called after the word train,
 * val, test or trainval in the name of its file or folder.
 */
final class CocoFormat implements LabelFormat {
    private static final int FIRST_BYTES = 1 << 16;
    private static final Pattern LISTS =
            Pattern.compile("\"(images|annotations)\"\\s*:\\s*\\[|\"(file_name|image_id)\"");
    private static final String INSTANCES = "instances";
    /** Files of the COCO data set itself that hold no boxes. */
    private static final List<String> WITHOUT_BOXES = List.of("captions", "panoptic", "image_info");

    @Override
    public String name() {
        return "COCO";
    }

    @Override
    public String layout() {
        return "annotations/*.json or a .json beside the images";
    }

    @Override
    public boolean recognises(Path root) {
        return !files(root).isEmpty();
    }

    @Override
    public DataSet read(Path root, ReadOptions options, Progress progress) {
        SplitReader reader = new SplitReader(progress);
        CocoImages images = CocoImages.below(root);
        List<DataSplit> splits = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        for (Path file : files(root)) {
            String name = split(root, file);
            String split = taken.add(name) ? name : FolderListing.stem(file);
            CocoFile labels = CocoFile.read(file);
            CocoLabels source = new CocoLabels(file, labels, options.classes());
            reader.skip(labels.skipped());
            splits.add(new DataSplit(
                    split, reader.read(images.named(labels, split, source, reader), source, FolderListing.name(file))));
            reader.skip(source.withoutImage());
        }
        images.unlisted(root).ifPresent(reader::skip);
        SplitNames.requireImages(root, splits, "the images that the .json files name");
        splits.sort(SplitNames.order(DataSplit::name));
        return new DataSet(root, name(), splits, CocoLines.located(reader.report()));
    }

    private static List<Path> files(Path root) {
        List<Path> places = new ArrayList<>(List.of(root));
        places.addAll(FolderListing.folders(root));
        List<Path> found = places.stream()
                .flatMap(place ->
                        Stream.concat(FolderListing.folder(place, List.of("annotations")).stream(), Stream.of(place)))
                .distinct()
                .flatMap(place -> FolderListing.files(place, "json").stream())
                .filter(CocoFormat::looksRight)
                .toList();
        List<Path> instances =
                found.stream().filter(file -> startsWith(file, INSTANCES)).toList();
        return instances.isEmpty() ? found : instances;
    }

    private static boolean startsWith(Path file, String word) {
        return FolderListing.name(file).toLowerCase(Locale.ROOT).startsWith(word);
    }

    private static boolean looksRight(Path file) {
        if (WITHOUT_BOXES.stream().anyMatch(word -> startsWith(file, word))) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8);
            return LISTS.matcher(start).find();
        } catch (IOException e) {
            return false;
        }
    }

    /** By a word of the file's name, else the folder's, else the file's name as it is. */
    private static String split(Path root, Path file) {
        for (String word : FolderListing.stem(file).split("[^A-Za-z]+")) {
            if (SplitNames.known(word)) {
                return SplitNames.plain(word);
            }
        }
        Path folder = file.getParent();
        while (folder != null && !folder.equals(root)) {
            if (SplitNames.known(FolderListing.name(folder))) {
                return SplitNames.plain(FolderListing.name(folder));
            }
            folder = folder.getParent();
        }
        return SplitNames.ONLY;
    }
}
