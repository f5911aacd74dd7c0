package org.nadir.app.scenes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionFiles;
import org.nadir.detection.DetectionSet;
import org.nadir.scene.SceneInfo;

/** Detections from and to files; off the FX thread. */
final class DetectionExchange {
    private DetectionExchange() {}

    /**
     * What is written: the detections that are shown, where they came from, and where their pixels lie on the earth.
     *
     * @param run what found them
     */
    record Kept(List<Detection> detections, List<String> classes, String run, SceneInfo info) {
        private DetectionSet set() {
            return new DetectionSet(stem(info.file()), run, classes, detections);
        }
    }

    /** The name of a scene as DOTA's text files and its images' names give it: without folder and ending. */
    static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    }

    /** One of the formats. */
    @FunctionalInterface
    interface Writer {
        void write(Path file, Kept kept);
    }

    static DetectionResult read(Path file) {
        DetectionSet set = DetectionFiles.readGeoJson(file);
        String name = String.valueOf(file.getFileName());
        return new DetectionResult(name, set.run().isEmpty() ? name : set.run(), set.classes(), set.detections());
    }

    static void writeGeoJson(Path file, Kept kept) {
        DetectionFiles.writeGeoJson(file, kept.set(), kept.info());
    }

    /** Writes a text file per class into a folder, and refuses to replace one that is already there. */
    static void writeDota(Path folder, Kept kept) {
        for (String name : kept.classes()) {
            Path file = folder.resolve("Task1_" + name + ".txt");
            if (Files.exists(file)) {
                throw UserProblem.of("There is such a file already, and it was left as it is")
                        .file(file)
                        .remedy("Choose an empty folder")
                        .problem();
            }
        }
        DetectionFiles.writeDota(folder, List.of(kept.set()));
    }
}
