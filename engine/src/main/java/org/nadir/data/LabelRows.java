package org.nadir.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A label file of one object a line. Byte order mark, both kinds of line ends, blank lines and space at the end of a line
 * are taken as they come.
 */
final class LabelRows {
    private static final int LARGEST = 64 << 20;

    private LabelRows() {}

    /** What is done with a line that is not blank, without the space around it. */
    interface Row {
        void take(String line) throws RefusedRow;
    }

    /** Hands over every row and returns what was refused, the file itself when it cannot be read as text. */
    static List<SkippedRow> read(Path file, Row row) {
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
        return rows(file, text, row);
    }

    private static List<SkippedRow> refused(Path file, String reason) {
        return List.of(SkippedRow.file(SkippedRow.Kind.LABEL_FILE, file, reason));
    }

    private static List<SkippedRow> rows(Path file, String text, Row row) {
        List<SkippedRow> skipped = new ArrayList<>();
        int number = 0;
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            number++;
            String line = text.substring(from, end).strip();
            from = end + 1;
            if (line.isEmpty()) {
                continue;
            }
            try {
                row.take(line);
            } catch (RefusedRow refused) {
                skipped.add(refused.row(file, number));
            }
        }
        return skipped;
    }
}
