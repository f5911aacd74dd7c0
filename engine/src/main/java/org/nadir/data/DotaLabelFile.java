package org.nadir.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One label file of DOTA: lines {@code imagesource:..} and {@code gsd:..}, then a row for each object with the four corners
 * x1 y1 .. x4 y4, the class and, if it likes, a flag for difficult. One use.
 */
final class DotaLabelFile {
    private final LabelRules rules;
    private final List<Annotation> annotations = new ArrayList<>();
    private Optional<Double> gsd = Optional.empty();

    private DotaLabelFile(LabelRules rules) {
        this.rules = rules;
    }

    /** Reads a file; what is wrong with it or its rows is in the answer. */
    static ImageLabels read(Path file, LabelRules rules) {
        DotaLabelFile labels = new DotaLabelFile(rules);
        List<SkippedRow> skipped = LabelRows.read(file, labels::line);
        return new ImageLabels(labels.annotations, labels.gsd, skipped);
    }

    private void line(String line) throws RefusedRow {
        String lower = line.length() < 64 ? line.toLowerCase(Locale.ROOT) : "";
        if (lower.startsWith("imagesource:")) {
            return;
        }
        if (lower.startsWith("gsd:")) {
            gsd = LabelRules.number(line.substring(4).strip()).filter(value -> value > 0);
            return;
        }
        annotations.add(DotaRow.parse(line, rules));
    }
}
