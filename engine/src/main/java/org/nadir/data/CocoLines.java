package org.nadir.data;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the lines of the elements of COCO files that were left out. A file is gone through once more for that, and only where
 * there is something to say of it; files that are one long line are left without.
 */
final class CocoLines {
    private static final Pattern ELEMENT = Pattern.compile("(?:images|categories|annotations)\\[\\d+]");

    private CocoLines() {}

    /** The rows with the lines of their elements. */
    static ImportReport located(ImportReport report) {
        Map<Path, List<SkippedRow>> byFile = report.leftOut().stream()
                .filter(row -> row.line() == 0 && !element(row).isEmpty())
                .collect(Collectors.groupingBy(SkippedRow::file));
        Map<Path, Map<String, Integer>> lines = new HashMap<>();
        byFile.forEach((file, rows) -> lines.put(
                file,
                lines(
                        file,
                        rows.stream().map(CocoLines::element).collect(Collectors.toMap(e -> e, e -> 0, (a, b) -> a)))));
        return new ImportReport(
                report.rows().stream().map(row -> located(row, lines)).toList());
    }

    private static SkippedRow located(SkippedRow row, Map<Path, Map<String, Integer>> lines) {
        int line = lines.getOrDefault(row.file(), Map.of()).getOrDefault(element(row), 0);
        return line > 1 && row.kind().leftOut() ? row.at(line) : row;
    }

    /** The element that a row is about, as {@code annotations[3]}; empty for none. */
    private static String element(SkippedRow row) {
        Matcher matcher = ELEMENT.matcher(row.field());
        return matcher.lookingAt() ? matcher.group() : "";
    }

    private static Map<String, Integer> lines(Path file, Map<String, Integer> wanted) {
        return new LocatedJson(file, "These are not labels in COCO's format").read(reader -> {
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (reader.peek() == JsonToken.BEGIN_ARRAY) {
                    list(reader, name, wanted);
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            return wanted;
        });
    }

    private static void list(JsonReader reader, String name, Map<String, Integer> wanted) throws IOException {
        reader.beginArray();
        for (int at = 0; reader.hasNext(); at++) {
            String element = name + "[" + at + "]";
            if (wanted.containsKey(element)) {
                wanted.put(element, LocatedJson.line(reader));
            }
            reader.skipValue();
        }
        reader.endArray();
    }
}
