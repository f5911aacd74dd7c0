package org.nadir.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nadir.base.UserProblem;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.DataSplit;
import org.nadir.detection.DetectionSettings;
import org.nadir.evaluation.MapResult;
import org.nadir.run.RunFolder;
import org.nadir.run.TrainedModel;
import org.nadir.training.DetectionScoring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir evaluate RUN --data DIR --split NAME}: rotated mAP of a checkpoint on a split. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Scores a checkpoint on a split: rotated mAP (VOC07) at IoU 0.5, 0.75 and 0.5:0.95, per class.")
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder or checkpoint file.")
    private Path run = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Data set.")
    private Path data = Path.of("");

    @Option(names = "--split", required = true, paramLabel = "NAME", description = "Split of the data set.")
    private String split = "";

    @Option(names = "--checkpoint", description = "best, last or epoch-N (default: ${DEFAULT-VALUE}).")
    private String checkpoint = "best";

    @Option(names = "--device", description = "auto, cpu or gpu:0 (default: ${DEFAULT-VALUE}).")
    private String device = "auto";

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::evaluate);
    }

    private void evaluate(CommandOutput out) {
        DataSet set = DataSets.open(data, out.progress());
        DataSplit whole = set.split(split);
        try (TrainedModel model = open()) {
            MapResult result = score(model, whole, out);
            if (out.json()) {
                out.print(document(result));
            } else {
                print(result, out);
            }
        }
    }

    private TrainedModel open() {
        return Files.isDirectory(run)
                ? TrainedModel.open(RunFolder.open(run), checkpoint, device)
                : TrainedModel.open(run, device);
    }

    private MapResult score(TrainedModel model, DataSplit whole, CommandOutput out) {
        ClassMap classes = ClassMap.of(model.classes())
                .ignoring(new LinkedHashSet<>(model.spec().data().ignoredClasses()));
        DataSplit tiles = model.preparation().tiles(whole, false, out.progress());
        boolean any = tiles.images().stream()
                .flatMap(image -> image.annotations().stream())
                .anyMatch(annotation -> classes.index(annotation.className()).isPresent());
        if (!any) {
            throw UserProblem.of("The split has no object of the classes that the model knows")
                    .file(data)
                    .field("split")
                    .found(split)
                    .expected("objects of " + String.join(", ", model.classes()))
                    .problem();
        }
        DetectionSettings settings =
                DetectionSettings.DEFAULT.withScoreThreshold(model.spec().run().scoreThreshold());
        DetectionScoring.Settings through = new DetectionScoring.Settings(
                model.spec().optimisation().batch(), model.spec().data().loaderThreads(), settings);
        return new DetectionScoring(tiles, classes, model.preparation(), through)
                .score(model.detector(), out.progress());
    }

    private static JsonObject document(MapResult result) {
        JsonObject document = new JsonObject();
        document.addProperty("map50", result.map50());
        document.addProperty("map75", result.map75());
        document.addProperty("map5095", result.map5095());
        JsonObject classes = new JsonObject();
        result.classes().forEach((name, one) -> {
            JsonObject entry = new JsonObject();
            entry.addProperty("ap50", one.ap50());
            entry.addProperty("truths", one.truths());
            entry.addProperty("detections", one.detections());
            classes.add(name, entry);
        });
        document.add("classes", classes);
        return document;
    }

    private static void print(MapResult result, CommandOutput out) {
        out.line(String.format(
                Locale.ROOT,
                "mAP50 %.4f   mAP75 %.4f   mAP50:95 %.4f",
                result.map50(),
                result.map75(),
                result.map5095()));
        result.classes()
                .forEach((name, one) -> out.line(String.format(
                        Locale.ROOT,
                        "  %-24s AP50 %.4f   %d objects, %d detections",
                        name,
                        one.ap50(),
                        one.truths(),
                        one.detections())));
    }
}
