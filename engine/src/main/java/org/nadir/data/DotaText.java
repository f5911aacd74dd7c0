package org.nadir.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;
import org.nadir.geometry.MinimumAreaBox;
import org.nadir.geometry.OrientedBox;

/**
 * The text files of DOTA: label files, and Task 1 detections (one file {@code Task1_CLASS.txt} for each class, rows of
 * image, score and the four corners). Coordinates are written with three digits after the point. Files are replaced whole.
 */
public final class DotaText {
    private static final String TASK1 = "Task1_";

    private DotaText() {}

    /** A detection as the file knows it. */
    public record Task1Row(String image, String className, double score, OrientedBox box) {}

    /**
     * Writes the label file of an image.
     *
     * @throws UserProblem when it cannot be written
     */
    public static void writeLabels(Path file, List<Annotation> annotations) {
        StringBuilder text = new StringBuilder("imagesource:Nadir\ngsd:null\n");
        for (Annotation annotation : annotations) {
            text.append(corners(annotation.box()))
                    .append(' ')
                    .append(annotation.className())
                    .append(annotation.difficult() ? " 1\n" : " 0\n");
        }
        AtomicFile.writeString(file, text.toString());
    }

    /**
     * Writes a file for each of the classes, empty where there is no row, into a folder that is made if need be.
     *
     * @throws UserProblem when the folder cannot be written to
     */
    public static void writeTask1(Path folder, List<String> classes, List<Task1Row> rows) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
        Map<String, StringBuilder> texts = new TreeMap<>();
        classes.forEach(name -> texts.put(name, new StringBuilder()));
        for (Task1Row row : rows) {
            texts.computeIfAbsent(row.className(), name -> new StringBuilder())
                    .append(row.image())
                    .append(' ')
                    .append(String.format(Locale.ROOT, "%.6f", row.score()))
                    .append(' ')
                    .append(corners(row.box()))
                    .append('\n');
        }
        texts.forEach((name, text) -> AtomicFile.writeString(folder.resolve(TASK1 + name + ".txt"), text.toString()));
    }

    /**
     * Reads every {@code Task1_CLASS.txt} of a folder.
     *
     * @throws UserProblem when there is none, or at the first row that is not a detection
     */
    public static List<Task1Row> readTask1(Path folder) {
        List<Task1Row> rows = new ArrayList<>();
        boolean any = false;
        for (Path file : FolderListing.list(folder)) {
            String name = FolderListing.name(file);
            if (name.startsWith(TASK1) && name.endsWith(".txt")) {
                any = true;
                readTask1(file, name.substring(TASK1.length(), name.length() - 4), rows);
            }
        }
        if (!any) {
            throw UserProblem.of("There are no detections in this folder")
                    .file(folder)
                    .expected("files Task1_CLASS.txt")
                    .problem();
        }
        return rows;
    }

    private static void readTask1(Path file, String className, List<Task1Row> rows) {
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw UserProblem.of("The file cannot be read").file(file).cause(e).problem();
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                rows.add(task1(line, className, new Place(file, i + 1)));
            }
        }
    }

    private record Place(Path file, int line) {}

    private static Task1Row task1(String line, String className, Place place) {
        String[] columns = line.split("\\s+");
        if (columns.length != 10) {
            throw bad(place, columns.length + " columns", "image, score and 8 coordinates", "columns");
        }
        double[] values = new double[9];
        for (int i = 0; i < 9; i++) {
            String text = columns[i + 1];
            String field = i == 0 ? "score" : "coordinate " + i;
            values[i] = LabelRules.number(text).orElseThrow(() -> bad(place, text, "a number", field));
        }
        double[] xy = java.util.Arrays.copyOfRange(values, 1, 9);
        try {
            return new Task1Row(columns[0], className, values[0], MinimumAreaBox.of(xy));
        } catch (IllegalArgumentException e) {
            throw bad(place, "a box of no area", "four corners around an area", "coordinates");
        }
    }

    private static UserProblem bad(Place place, String found, String expected, String field) {
        return UserProblem.of("The row is not a detection")
                .file(place.file)
                .line(place.line)
                .field(field)
                .found(found)
                .expected(expected)
                .problem();
    }

    private static String corners(OrientedBox box) {
        StringBuilder text = new StringBuilder();
        for (double value : box.corners()) {
            text.append(text.length() == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.3f", value));
        }
        return text.toString();
    }
}
