package org.nadir.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nadir.base.UserProblem;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSplit;
import org.nadir.data.DotaText;
import org.nadir.data.DotaText.Task1Row;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionFiles;
import org.nadir.detection.DetectionSet;

/**
 * Reads what any detector has found, so that it can be judged like a model trained here: a folder of DOTA's task-1 text
 * ({@code Task1_CLASS.txt}: image, score, x1 y1 .. x4 y4), COCO results ({@code .json}: {@code bbox}, {@code poly},
 * {@code rbox} or {@code segmentation}), or Nadir's own GeoJSON, a file for each image.
 */
public final class PredictionFiles {
    private PredictionFiles() {}

    /**
     * Detections under the names of the split.
     *
     * @param notes sentences on what was left out
     */
    public record Content(List<ScoredBox> boxes, List<String> notes) {
        public Content {
            boxes = List.copyOf(boxes);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads a file or folder.
     *
     * @param annotations COCO annotations whose numbers of images and categories a results file uses
     * @throws UserProblem for a row that is no detection, by file and line or field, or when nothing fits the split
     */
    public static Content read(Path path, DataSplit split, ClassMap classes, Optional<Path> annotations) {
        Predictions predictions = new Predictions(path, split, classes);
        if (Files.isDirectory(path)) {
            folder(path, predictions);
        } else if (!Files.isRegularFile(path)) {
            throw UserProblem.of("There is no such file or folder").file(path).problem();
        } else if (name(path).endsWith(".geojson")) {
            geoJson(path, predictions);
        } else if (name(path).endsWith(".json")) {
            new CocoResults(path, annotations).read(predictions);
        } else {
            throw unknown(path);
        }
        List<String> notes = predictions.notes();
        return new Content(predictions.boxes(), notes);
    }

    private static void folder(Path folder, Predictions predictions) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        } catch (IOException e) {
            throw UserProblem.of("The folder cannot be listed")
                    .file(folder)
                    .cause(e)
                    .problem();
        }
        if (files.stream().anyMatch(file -> name(file).startsWith("task1_"))) {
            for (Task1Row row : DotaText.readTask1(folder)) {
                predictions.add(row.image(), row.className(), row.score(), row.box());
            }
            return;
        }
        List<Path> layers =
                files.stream().filter(file -> name(file).endsWith(".geojson")).toList();
        if (layers.isEmpty()) {
            throw unknown(folder);
        }
        layers.forEach(file -> geoJson(file, predictions));
    }

    private static void geoJson(Path file, Predictions predictions) {
        DetectionSet set = DetectionFiles.readGeoJson(file);
        for (Detection one : set.detections()) {
            predictions.add(set.scene(), set.className(one), one.score(), one.box());
        }
    }

    private static UserProblem unknown(Path path) {
        return UserProblem.of("These are not detections of a known form")
                .file(path)
                .expected("a folder with Task1_CLASS.txt files, COCO results (.json), or GeoJSON that Nadir wrote")
                .problem();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
