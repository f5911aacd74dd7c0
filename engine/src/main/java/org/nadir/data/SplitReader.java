package org.nadir.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;

/** Reads the labels of the images of a split on all processors and keeps account of what is left out. One thread. */
final class SplitReader {
    private final Progress progress;
    private final List<SkippedRow> skipped = new ArrayList<>();

    SplitReader(Progress progress) {
        this.progress = progress;
    }

    private record Outcome(@Nullable LabelledImage image, List<SkippedRow> skipped) {}

    /** Images by their names without ending; a second one of a name is left out. */
    Map<String, Path> byName(List<Path> images) {
        Map<String, Path> byName = new TreeMap<>();
        for (Path file : images) {
            Path first = byName.putIfAbsent(FolderListing.stem(file), file);
            if (first != null) {
                skipped.add(new SkippedRow(
                        SkippedRow.Kind.DUPLICATE_NAME,
                        file,
                        0,
                        "A second image of this name: left out",
                        "",
                        "",
                        "only " + FolderListing.name(first)));
            }
        }
        return byName;
    }

    /** @param where what the progress calls the labels */
    List<LabelledImage> read(Map<String, Path> images, LabelSource source, String where) {
        AtomicInteger done = new AtomicInteger();
        List<Outcome> outcomes = images.entrySet().stream().toList().parallelStream()
                .map(image -> {
                    if (progress.cancelled()) {
                        throw new CancellationException("Reading the labels was cancelled");
                    }
                    Outcome outcome = read(image.getKey(), image.getValue(), source);
                    progress.report(done.incrementAndGet(), images.size(), "Reading labels of " + where);
                    return outcome;
                })
                .toList();
        List<LabelledImage> kept = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Optional.ofNullable(outcome.image()).ifPresent(kept::add);
            skipped.addAll(outcome.skipped());
        }
        return kept;
    }

    private static Outcome read(String name, Path file, LabelSource source) {
        ImageSize size;
        try {
            size = ImageFiles.size(file);
        } catch (UserProblem problem) {
            String reason = problem.detail("what").orElse("The image cannot be read") + ": left out";
            return new Outcome(null, List.of(SkippedRow.file(SkippedRow.Kind.UNREADABLE_IMAGE, file, reason)));
        }
        ImageLabels labels = source.labels(name, file, size);
        return new Outcome(new LabelledImage(name, file, labels.annotations(), labels.gsd()), labels.skipped());
    }

    void skip(SkippedRow row) {
        skipped.add(row);
    }

    void skip(List<SkippedRow> rows) {
        skipped.addAll(rows);
    }

    /** What was left out so far, in the order of the images. */
    ImportReport report() {
        return new ImportReport(skipped);
    }
}
