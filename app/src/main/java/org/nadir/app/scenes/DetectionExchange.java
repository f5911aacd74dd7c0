package org.nadir.app.scenes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.scene.Georeference;

/** Detections from and to files; off the FX thread. */
final class DetectionExchange {
    private DetectionExchange() {}

    /** What is written: the detections that are shown, and where their pixels lie on the earth. */
    record Kept(List<Detection> detections, List<String> classes, String image, Optional<Georeference> georeference) {}

    /** One of the formats. */
    @FunctionalInterface
    interface Writer {
        void write(Path file, Kept kept);
    }

    static DetectionSet read(Path file) {
        throw UserProblem.of("Detections cannot be read yet").file(file).problem();
    }

    static void writeGeoJson(Path file, Kept kept) {
        throw UserProblem.of("Detections cannot be written yet").file(file).problem();
    }

    static void writeDota(Path file, Kept kept) {
        throw UserProblem.of("Detections cannot be written yet").file(file).problem();
    }
}
