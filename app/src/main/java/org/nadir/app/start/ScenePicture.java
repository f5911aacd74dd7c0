package org.nadir.app.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionFiles;
import org.nadir.detection.DetectionSet;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.Scenes;
import org.nadir.viewer.map.MapBox;
import org.nadir.viewer.map.MapPicture;
import org.nadir.viewer.style.Palette;

/** A scene with the detections of a GeoJSON file as a picture, made without a toolkit. */
final class ScenePicture {
    private static final double SHOWN_SCORE = 0.3;

    private ScenePicture() {}

    static void write(Path sceneFile, Path detections, Path picture) {
        DetectionSet found = DetectionFiles.readGeoJson(detections);
        Palette colours = Palette.of(found.classes());
        List<MapBox> boxes = found.detections().stream()
                .filter(detection -> detection.score() >= SHOWN_SCORE)
                .map(detection -> box(detection, found.className(detection), colours))
                .toList();
        try (Scene scene = Scenes.open(sceneFile)) {
            MapPicture.writePng(
                    picture, MapPicture.render(scene, Rendering.of(scene), boxes, MapPicture.Options.standard()));
        }
    }

    private static MapBox box(Detection detection, String name, Palette colours) {
        return new MapBox(detection, detection.box(), name, colours.color(name), detection.score(), false);
    }

    /** The GeoTIFF scenes of a project, by name. */
    static List<Path> scenesOf(Path project) {
        Path folder = project.resolve("scenes");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tif"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserProblem.of("The folder of scenes cannot be read")
                    .file(folder)
                    .remedy("Make the sample project anew in an empty folder: nadir samples DIR")
                    .cause(e)
                    .problem();
        }
    }

    static String baseName(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
