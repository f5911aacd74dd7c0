package org.nadir.app.scenes;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionFiles;
import org.nadir.detection.DetectionSet;
import org.nadir.evaluation.MatchFiles;
import org.nadir.scene.SceneInfo;

/** Detections from and to files; off the FX thread. */
final class DetectionExchange {
    private DetectionExchange() {}

    /**
     * What is written: the detections that are shown, where they came from, and where their pixels lie on the earth.
     *
     * @param run what found them
     * @param matches the same with their outcomes and the objects that were missed, when they were judged
     */
    record Kept(
            List<Detection> detections,
            List<String> classes,
            String run,
            Optional<MatchFiles.Content> matches,
            SceneInfo info) {
        static Kept of(DetectionResult result, SceneInfo info) {
            return new Kept(
                    result.shown(),
                    result.classes(),
                    result.source(),
                    result.judgement().map(judged -> judged.content(result.classes(), result.shownPlaces())),
                    info);
        }

        private int boxes() {
            return matches.map(content -> content.image().boxes().size()).orElse(detections.size());
        }

        private DetectionSet set() {
            return new DetectionSet(stem(info.file()), run, classes, detections);
        }
    }

    /** The name of a scene as DOTA's text files and its images' names give it: without folder and ending. */
    static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z]+$", "");
    }

    /** What a person can take along. */
    enum Format {
        GEO_JSON,
        DOTA;

        void write(Path target, Kept kept) {
            switch (this) {
                case GEO_JSON -> writeGeoJson(target, kept);
                case DOTA -> writeDota(target, kept);
            }
        }

        /** How many boxes are written: an object that was missed is no detection, which is all that DOTA's text knows. */
        int boxes(Kept kept) {
            return this == GEO_JSON ? kept.boxes() : kept.detections().size();
        }
    }

    /** Reads detections, or the outcome of an evaluation; the file says which of them it holds. */
    static DetectionResult read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (isOutcome(file)) {
            MatchFiles.Content content = MatchFiles.read(file);
            return DetectionResult.judged(name, content.classes(), Judgement.of(content));
        }
        DetectionSet set = DetectionFiles.readGeoJson(file);
        return new DetectionResult(name, set.run().isEmpty() ? name : set.run(), set.classes(), set.detections());
    }

    private static boolean isOutcome(Path file) {
        try (JsonReader json = new JsonReader(Files.newBufferedReader(file))) {
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals("nadirMatches")) {
                    return true;
                }
                json.skipValue();
            }
            return false;
        } catch (IOException | IllegalStateException e) {
            // no JSON, or not what was expected: the reader of detections says what is wrong with it, and where
            return false;
        }
    }

    private static void writeGeoJson(Path file, Kept kept) {
        if (kept.matches().isPresent()) {
            MatchFiles.write(file, kept.matches().get(), kept.info());
        } else {
            DetectionFiles.writeGeoJson(file, kept.set(), kept.info());
        }
    }

    /** Writes a text file per class into a folder, and refuses to replace one that is already there. */
    private static void writeDota(Path folder, Kept kept) {
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
