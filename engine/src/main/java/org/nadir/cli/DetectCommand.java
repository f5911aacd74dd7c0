package org.nadir.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionFiles;
import org.nadir.detection.DetectionSet;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.SceneDetector;
import org.nadir.experiment.DataSpec;
import org.nadir.run.RunFolder;
import org.nadir.run.TrainedModel;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Scenes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nadir detect RUN --scene FILE --out FILE.geojson}: finds the objects of a whole scene. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = "Runs a trained detector over a whole scene by overlapping windows; writes GeoJSON (WGS 84).")
final class DetectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder or checkpoint file.")
    private Path run = Path.of("");

    @Option(names = "--scene", required = true, paramLabel = "FILE", description = "GeoTIFF, JPEG or PNG.")
    private Path scene = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "GeoJSON file to write.")
    private Path out = Path.of("");

    @Option(names = "--dota", paramLabel = "DIR", description = "Also writes DOTA task-1 text into this folder.")
    private @Nullable Path dota;

    @Option(names = "--score", description = "Lowest score that is kept (default: ${DEFAULT-VALUE}).")
    private double score = 0.05;

    @Option(names = "--window", description = "Side of a window in pixels (default: ${DEFAULT-VALUE}).")
    private int window = 1024;

    @Option(names = "--overlap", description = "Pixels that windows share (default: ${DEFAULT-VALUE}).")
    private int overlap = 200;

    @Option(names = "--batch", description = "Windows at a time (default: ${DEFAULT-VALUE}).")
    private int batch = 2;

    @Option(names = "--scale", description = "Resizes the scene by this factor first (default: as in training).")
    private double scale;

    @Option(names = "--checkpoint", description = "best, last or epoch-N (default: best, else last).")
    private @Nullable String checkpoint;

    @Option(names = "--device", description = "auto, cpu or gpu:0 (default: ${DEFAULT-VALUE}).")
    private String device = "auto";

    @Option(names = "--overwrite", description = "Replaces files that exist.")
    private boolean overwrite;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        require(score > 0 && score < 1, "--score lies between 0 and 1");
        require(
                window >= 32 && overlap >= 0 && overlap < window,
                "--overlap is smaller than --window, which is 32 or more");
        require(batch >= 1, "--batch is 1 or more");
        require(scale >= 0 && scale <= 16, "--scale lies between 0 and 16");
        return CommandOutput.run(json, this::detect);
    }

    private void require(boolean fine, String sentence) {
        if (!fine) {
            throw WrongUse.of(Objects.requireNonNull(command).commandLine(), sentence);
        }
    }

    private void detect(CommandOutput output) {
        requireFree();
        long start = System.nanoTime();
        try (Scene opened = Scenes.open(scene);
                TrainedModel model = model()) {
            requireFreeDota(model.classes());
            SceneDetector.Settings settings = new SceneDetector.Settings(
                    window,
                    overlap,
                    batch,
                    DetectionSettings.DEFAULT.withScoreThreshold(score),
                    scale > 0 ? scale : trainedScale(model, opened.info()));
            List<Detection> found = SceneDetector.detect(
                    model.detector(), opened, SceneDetector.rendering(opened), settings, output.progress());
            DetectionSet set = new DetectionSet(baseName(scene), runName(), model.classes(), found);
            write(set, opened.info());
            tell(output, set, (System.nanoTime() - start) / 1e9);
        }
    }

    private TrainedModel model() {
        if (!Files.exists(run)) {
            throw UserProblem.of("There is no such run").file(run).problem();
        }
        return Files.isDirectory(run) && checkpoint != null
                ? TrainedModel.open(RunFolder.open(run), checkpoint, device)
                : TrainedModel.open(run, device);
    }

    /** Tiles were all resized by one factor; whole images each by their own, which fits a scene of their kind only. */
    private double trainedScale(TrainedModel model, SceneInfo info) {
        DataSpec data = model.spec().data();
        if (data.tile() > 0) {
            return model.preparation().factor(data.tile(), data.tile());
        }
        boolean oneWindow = Math.max(info.width(), info.height()) <= window;
        return oneWindow ? model.preparation().factor(info.width(), info.height()) : 1;
    }

    private void requireFree() {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw UserProblem.of("The folder of the output does not exist")
                    .file(out)
                    .field("--out")
                    .problem();
        }
        if (out.toAbsolutePath().normalize().equals(scene.toAbsolutePath().normalize())) {
            throw UserProblem.of("The output would replace the scene")
                    .file(out)
                    .field("--out")
                    .problem();
        }
        requireFree(out, "--out");
    }

    private void requireFreeDota(List<String> classes) {
        if (dota != null) {
            for (String name : classes) {
                requireFree(dota.resolve("Task1_" + name + ".txt"), "--dota");
            }
        }
    }

    private void requireFree(Path file, String option) {
        if (Files.exists(file) && !overwrite) {
            throw UserProblem.of("The file exists already")
                    .file(file)
                    .field(option)
                    .remedy("Choose another name or add --overwrite")
                    .problem();
        }
    }

    private void write(DetectionSet set, SceneInfo info) {
        DetectionFiles.writeGeoJson(out, set, info);
        if (dota != null) {
            DetectionFiles.writeDota(dota, List.of(set));
        }
    }

    private void tell(CommandOutput output, DetectionSet set, double seconds) {
        Map<String, Integer> counts = new TreeMap<>();
        set.classes().forEach(name -> counts.put(name, 0));
        set.detections().forEach(detection -> counts.merge(set.className(detection), 1, Integer::sum));
        if (output.json()) {
            output.print(document(set, counts, seconds));
            return;
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((name, count) -> parts.add(name + " " + count));
        output.line(String.format(
                Locale.ROOT,
                "%d detections in %.1f s (%s): %s",
                set.detections().size(),
                seconds,
                String.join(", ", parts),
                out));
    }

    private JsonObject document(DetectionSet set, Map<String, Integer> counts, double seconds) {
        JsonObject document = new JsonObject();
        document.addProperty("scene", set.scene());
        document.addProperty("run", set.run());
        document.addProperty("detections", set.detections().size());
        JsonObject classes = new JsonObject();
        counts.forEach(classes::addProperty);
        document.add("classes", classes);
        document.addProperty("seconds", seconds);
        document.addProperty("out", out.toString());
        if (dota != null) {
            document.addProperty("dota", dota.toString());
        }
        return document;
    }

    /** The run's folder, also for a checkpoint file in it. */
    private String runName() {
        Path path = run.toAbsolutePath().normalize();
        Path parent = path.getParent();
        if (Files.isRegularFile(path) && parent != null) {
            boolean inRun = "checkpoints".equals(String.valueOf(parent.getFileName())) && parent.getParent() != null;
            return inRun
                    ? String.valueOf(Objects.requireNonNull(parent.getParent()).getFileName())
                    : baseName(path);
        }
        return String.valueOf(path.getFileName());
    }

    private static String baseName(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
