package org.nadir.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

/** Pairs the images and label files of one split and reads the labels on all processors. One use each. */
final class DotaSplitReader {
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff");

    private final Path folder;
    private final ReadOptions options;
    private final Progress progress;
    private final AtomicInteger done = new AtomicInteger();
    private final List<SkippedRow> skipped = new ArrayList<>();

    DotaSplitReader(Path folder, ReadOptions options, Progress progress) {
        this.folder = folder;
        this.options = options;
        this.progress = progress;
    }

    private record Outcome(@Nullable LabelledImage image, List<SkippedRow> skipped) {}

    DataSplit read(String name) {
        Map<String, Path> images = images();
        Map<String, Path> labels = labels();
        boolean labelled = DotaFormat.labelFolder(folder).isPresent();
        if (!labelled) {
            skipped.add(SkippedRow.file(
                    SkippedRow.Kind.IMAGE_WITHOUT_LABELS,
                    folder,
                    "There is no folder labelTxt: all images count as images without objects"));
        }
        List<Outcome> outcomes = images.entrySet().stream().toList().parallelStream()
                .map(entry -> readOne(entry, Optional.ofNullable(labels.get(entry.getKey())), labelled, images.size()))
                .toList();
        List<LabelledImage> kept = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Optional.ofNullable(outcome.image()).ifPresent(kept::add);
            skipped.addAll(outcome.skipped());
        }
        labels.keySet().removeAll(images.keySet());
        labels.values()
                .forEach(file -> skipped.add(SkippedRow.file(
                        SkippedRow.Kind.LABELS_WITHOUT_IMAGE, file, "There is no image of this name: left out")));
        return new DataSplit(name, kept);
    }

    /** What was left out, in the order of the images; complete after {@link #read}. */
    List<SkippedRow> skipped() {
        return skipped;
    }

    private Outcome readOne(Map.Entry<String, Path> image, Optional<Path> labels, boolean labelled, int total) {
        if (progress.cancelled()) {
            throw new CancellationException("Reading the labels was cancelled");
        }
        Outcome outcome = read(image.getKey(), image.getValue(), labels, labelled);
        progress.report(done.incrementAndGet(), total, "Reading labels of " + DotaFormat.fileName(folder));
        return outcome;
    }

    private Outcome read(String name, Path file, Optional<Path> labels, boolean labelled) {
        ImageSize size;
        try {
            size = ImageFiles.size(file);
        } catch (UserProblem problem) {
            String reason = problem.detail("what").orElse("The image cannot be read") + ": left out";
            return new Outcome(null, List.of(SkippedRow.file(SkippedRow.Kind.UNREADABLE_IMAGE, file, reason)));
        }
        if (labels.isEmpty()) {
            List<SkippedRow> note = !labelled
                    ? List.of()
                    : List.of(SkippedRow.file(
                            SkippedRow.Kind.IMAGE_WITHOUT_LABELS,
                            file,
                            "There is no label file of this name: it counts as an image without objects"));
            return new Outcome(new LabelledImage(name, file, List.of(), Optional.empty()), note);
        }
        DotaLabelFile read = DotaLabelFile.read(labels.get(), size, options.classes());
        return new Outcome(new LabelledImage(name, file, read.annotations(), read.gsd()), read.skipped());
    }

    private Map<String, Path> images() {
        Map<String, Path> byName = new TreeMap<>();
        for (Path file : DotaFormat.list(folder.resolve("images"))) {
            if (!IMAGES.contains(extension(file)) || !Files.isRegularFile(file)) {
                continue;
            }
            Path first = byName.putIfAbsent(baseName(file), file);
            if (first != null) {
                skipped.add(new SkippedRow(
                        SkippedRow.Kind.DUPLICATE_NAME,
                        file,
                        0,
                        "A second image of this name: left out",
                        "",
                        "",
                        "only " + DotaFormat.fileName(first)));
            }
        }
        return byName;
    }

    private Map<String, Path> labels() {
        return new TreeMap<>(DotaFormat.labelFolder(folder).map(DotaFormat::list).orElse(List.of()).stream()
                .filter(file -> extension(file).equals("txt"))
                .filter(file -> !isHidden(file))
                .collect(Collectors.toMap(DotaSplitReader::baseName, file -> file, (first, second) -> first)));
    }

    private static boolean isHidden(Path file) {
        return DotaFormat.fileName(file).startsWith(".");
    }

    private static String extension(Path file) {
        String name = DotaFormat.fileName(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String baseName(Path file) {
        String name = DotaFormat.fileName(file);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    static Set<String> imageExtensions() {
        return new HashSet<>(IMAGES);
    }
}
