package org.nadir.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One label file of DOTA: lines {@code imagesource:..} and {@code gsd:..}, then a row for each object with the four corners
 * x1 y1 .. x4 y4, the class and, if it likes, a flag for difficult. Byte order mark, both kinds of line ends, blank lines
 * and space at the end of a line are taken as they come.
 */
record DotaLabelFile(List<Annotation> annotations, Optional<Double> gsd, List<SkippedRow> skipped) {
    private static final int LARGEST = 64 << 20;

    /** Reads a file; what is wrong with it or its rows is in {@link #skipped}. */
    static DotaLabelFile read(Path file, ImageSize size, Optional<ClassMap> classes) {
        String text;
        try {
            long bytes = Files.size(file);
            if (bytes > LARGEST) {
                return refused(file, "The label file is too large to be one (" + bytes + " bytes): left out");
            }
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return refused(file, "The label file cannot be read (" + e.getMessage() + "): left out");
        }
        if (text.indexOf('\0') >= 0) {
            return refused(file, "The label file is not text: left out");
        }
        return new Parser(new DotaRow.Context(file, size, classes)).parse(text);
    }

    private static DotaLabelFile refused(Path file, String reason) {
        SkippedRow row = SkippedRow.file(SkippedRow.Kind.LABEL_FILE, file, reason);
        return new DotaLabelFile(List.of(), Optional.empty(), List.of(row));
    }

    private static final class Parser {
        private final DotaRow.Context context;
        private final List<Annotation> annotations = new ArrayList<>();
        private final List<SkippedRow> skipped = new ArrayList<>();
        private Optional<Double> gsd = Optional.empty();

        Parser(DotaRow.Context context) {
            this.context = context;
        }

        DotaLabelFile parse(String text) {
            int number = 0;
            int from = text.startsWith("\uFEFF") ? 1 : 0;
            while (from < text.length()) {
                int end = text.indexOf('\n', from);
                end = end < 0 ? text.length() : end;
                number++;
                line(text.substring(from, end).strip(), number);
                from = end + 1;
            }
            return new DotaLabelFile(annotations, gsd, skipped);
        }

        private void line(String line, int number) {
            if (line.isEmpty()) {
                return;
            }
            String lower = line.length() < 64 ? line.toLowerCase(Locale.ROOT) : "";
            if (lower.startsWith("imagesource:")) {
                return;
            }
            if (lower.startsWith("gsd:")) {
                gsd = DotaRow.number(line.substring(4).strip()).filter(value -> value > 0);
                return;
            }
            try {
                annotations.add(DotaRow.parse(line, context));
            } catch (DotaRow.Refused refused) {
                skipped.add(refused.row(context.file(), number));
            }
        }
    }
}
