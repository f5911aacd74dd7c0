package org.nadir.app.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSets;
import org.nadir.run.sweep.RunSet;

/**
 * What a path that was dropped, chosen or named on the command line is, found out by looking at it; off the FX thread.
 *
 * @param kind which workspace takes it
 */
record Opening(Kind kind, Path path) {
    /** The sorts of things that can be opened. */
    enum Kind {
        SCENE,
        DETECTIONS,
        DATA_SET,
        EXPERIMENT,
        /** Or a set of runs. */
        RUN,
        /** What another program logged of a training. */
        LOG,
        RUNS_FOLDER
    }

    private static final List<String> IMAGES = List.of(".tif", ".tiff", ".png", ".jpg", ".jpeg", ".jp2", ".bmp");

    /** One path may mean several things: a project folder opens its scenes, data set, experiment and runs. */
    static List<Opening> of(Path given) {
        Path path = given.toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw UserProblem.of("There is no such file or folder").file(path).problem();
        }
        return Files.isDirectory(path) ? folder(path) : List.of(file(path));
    }

    private static Opening file(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (isLog(path)) {
            return new Opening(Kind.LOG, path);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return new Opening(Kind.EXPERIMENT, path);
        }
        if (name.endsWith(".geojson") || name.endsWith(".json")) {
            return new Opening(Kind.DETECTIONS, path);
        }
        if (IMAGES.stream().anyMatch(name::endsWith)) {
            return new Opening(Kind.SCENE, path);
        }
        throw UserProblem.of("Nadir does not open files of this kind")
                .file(path)
                .expected("a GeoTIFF or image, a GeoJSON of detections, or an experiment in YAML")
                .problem();
    }

    private static List<Opening> folder(Path path) {
        if (isRun(path) || RunSet.isSet(path)) {
            return List.of(new Opening(Kind.RUN, path));
        }
        if (children(path).stream().anyMatch(child -> isLog(child) || hasLog(child))) {
            return List.of(new Opening(Kind.LOG, path));
        }
        if (DataSets.recognises(path)) {
            return List.of(new Opening(Kind.DATA_SET, path));
        }
        if (children(path).stream().anyMatch(Opening::isRun)) {
            return List.of(new Opening(Kind.RUNS_FOLDER, path));
        }
        List<Opening> parts = new ArrayList<>(project(path));
        if (parts.isEmpty()) {
            parts.add(new Opening(Kind.DATA_SET, path));
        }
        return parts;
    }

    private static List<Opening> project(Path path) {
        List<Opening> parts = new ArrayList<>();
        if (Files.isDirectory(path.resolve("runs"))) {
            parts.add(new Opening(Kind.RUNS_FOLDER, path.resolve("runs")));
        }
        for (Path child : children(path)) {
            if (Files.isDirectory(child) && DataSets.recognises(child)) {
                parts.add(new Opening(Kind.DATA_SET, child));
            } else if (Files.isRegularFile(child) && isYaml(child)) {
                parts.add(new Opening(Kind.EXPERIMENT, child));
            }
        }
        Path scenes = path.resolve("scenes");
        if (Files.isDirectory(scenes)) {
            children(scenes).stream()
                    .filter(Opening::isImage)
                    .limit(1)
                    .forEach(scene -> parts.add(new Opening(Kind.SCENE, scene)));
        }
        return parts;
    }

    /** By the names that TensorBoard, MMEngine and MMCV give to their files. */
    private static boolean isLog(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return (name.contains("tfevents") || name.endsWith(".log.json") || name.equals("scalars.json"))
                && Files.isRegularFile(path);
    }

    /** MMEngine's folder of a training has vis_data in a folder with a date. */
    private static boolean hasLog(Path folder) {
        String name = String.valueOf(folder.getFileName());
        boolean dated = name.matches("\\d{8}_\\d{6}");
        return (dated || name.equals("vis_data"))
                && Files.isRegularFile(folder.resolve(dated ? "vis_data/scalars.json" : "scalars.json"));
    }

    private static boolean isRun(Path path) {
        return Files.exists(path.resolve("events.jsonl")) || Files.exists(path.resolve("status.json"));
    }

    private static boolean isYaml(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static boolean isImage(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && IMAGES.stream().anyMatch(name::endsWith);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw UserProblem.of("The folder cannot be read")
                    .file(folder)
                    .cause(e)
                    .problem();
        }
    }
}
