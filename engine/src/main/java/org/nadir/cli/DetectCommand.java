package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionFiles;
import org.nadir.detection.DetectionSet;
import org.nadir.detection.SceneDetector;
import org.nadir.detection.SceneInput;
import org.nadir.run.TrainedModel;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneInfo;
import org.nadir.scene.Scenes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir detect RUN --scene FILE --out FILE.geojson}: finds the objects of a whole scene. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a trained detector over a whole scene by overlapping windows; writes GeoJSON (WGS 84, or pixels for a"
                    + " scene without a place on the earth).",
            "The scene is brought to 8-bit colour as the training images were; what differs from them is told."
        })
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

    @Mixin
    private WindowOptions windows = new WindowOptions();

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Option(names = "--overwrite", description = "Replaces files that exist.")
    private boolean overwrite;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        windows.require(score > 0 && score < 1, "--score lies between 0 and 1");
        windows.check();
        return CommandOutput.run(json, this::detect);
    }

    /** What a pass over a scene gave. */
    private record Result(DetectionSet set, SceneDetector.Settings settings, SceneInput input, double seconds) {}

    private void detect(CommandOutput output) {
        requireFree();
        long start = System.nanoTime();
        try (Scene opened = Scenes.open(scene);
                TrainedModel model = models.open(run)) {
            requireFreeDota(model.classes());
            SceneInfo info = opened.info();
            SceneDetector.Settings settings = windows.settings(model, info, score);
            SceneInput input = SceneInput.of(opened, model.input(), windows.choice());
            List<String> notes = new ArrayList<>(input.notes());
            double learnedScale = model.scale(info, settings.window());
            SceneInput.groundNote(info, model.input(), settings.scale() / learnedScale)
                    .ifPresent(notes::add);
            notes.forEach(output::note);
            List<Detection> found =
                    SceneDetector.detect(model.detector(), opened, input.rendering(), settings, output.progress());
            DetectionSet set =
                    new DetectionSet(ModelOptions.baseName(scene), ModelOptions.runName(run), model.classes(), found);
            write(set, info);
            SceneInput told = new SceneInput(input.rendering(), notes);
            tell(output, new Result(set, settings, told, (System.nanoTime() - start) / 1e9));
        }
    }

    private void requireFree() {
        if (out.toAbsolutePath().normalize().equals(scene.toAbsolutePath().normalize())) {
            throw UserProblem.of("The output would replace the scene")
                    .file(out)
                    .field("--out")
                    .problem();
        }
        OutputFile.require(out, "--out", overwrite);
    }

    private void requireFreeDota(List<String> classes) {
        if (dota != null) {
            for (String name : classes) {
                OutputFile.requireFree(dota.resolve("Task1_" + name + ".txt"), "--dota", overwrite);
            }
        }
    }

    private void write(DetectionSet set, SceneInfo info) {
        DetectionFiles.writeGeoJson(out, set, info);
        if (dota != null) {
            DetectionFiles.writeDota(dota, List.of(set));
        }
    }

    private void tell(CommandOutput output, Result result) {
        DetectionSet set = result.set();
        Map<String, Integer> counts = new TreeMap<>();
        set.classes().forEach(name -> counts.put(name, 0));
        set.detections().forEach(detection -> counts.merge(set.className(detection), 1, Integer::sum));
        if (output.json()) {
            output.print(document(result, counts));
            return;
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((name, count) -> parts.add(name + " " + count));
        output.line(String.format(
                Locale.ROOT,
                "%d detections in %.1f s (%s): %s",
                set.detections().size(),
                result.seconds(),
                String.join(", ", parts),
                out));
    }

    private JsonObject document(Result result, Map<String, Integer> counts) {
        JsonObject document = new JsonObject();
        document.addProperty("scene", result.set().scene());
        document.addProperty("run", result.set().run());
        document.addProperty("detections", result.set().detections().size());
        JsonObject classes = new JsonObject();
        counts.forEach(classes::addProperty);
        document.add("classes", classes);
        document.addProperty("seconds", result.seconds());
        document.addProperty("window", result.settings().window());
        document.addProperty("overlap", result.settings().overlap());
        document.addProperty("scale", result.settings().scale());
        document.addProperty("input", result.input().describe());
        JsonArray notes = new JsonArray();
        result.input().notes().forEach(notes::add);
        document.add("notes", notes);
        document.addProperty("out", out.toString());
        if (dota != null) {
            document.addProperty("dota", dota.toString());
        }
        return document;
    }
}
