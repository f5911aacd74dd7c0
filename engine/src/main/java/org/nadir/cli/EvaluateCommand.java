package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSet;
import org.nadir.data.DataSets;
import org.nadir.data.DataSources;
import org.nadir.data.DataSplit;
import org.nadir.evaluation.AnnotationSearch;
import org.nadir.evaluation.Evaluation;
import org.nadir.evaluation.MatchRule;
import org.nadir.evaluation.PredictionFiles;
import org.nadir.evaluation.ScoredBox;
import org.nadir.evaluation.TruthBox;
import org.nadir.evaluation.WholeImages;
import org.nadir.run.TrainedModel;
import org.nadir.training.DetectionScoring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir evaluate RUN|--predictions PATH [--data DIR] --split NAME}: how good detections are on labelled images. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Scores a checkpoint, or the detections of any program, on a split: rotated mAP at IoU 0.5, 0.75 and 0.5:0.95"
                    + " in the styles of VOC07, VOC12 and COCO, per class; hits, false alarms, misses, confusion.",
            "A model whose classes are not those of the data is scored on the classes that both have: objects of other"
                    + " classes and detections of other classes are left out, which is told.",
            "Detectors of upright boxes (retinanet, faster-rcnn) are scored by the bounding rectangles of oriented labels, as"
                    + " they were trained."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "Run folder or checkpoint file.")
    private @Nullable Path run;

    @Option(
            names = "--predictions",
            paramLabel = "PATH",
            description = "Detections instead of a run: a folder of DOTA's Task1_CLASS.txt or of Nadir's GeoJSON files,"
                    + " or COCO results (.json).")
    private @Nullable Path predictions;

    @Option(
            names = "--annotations",
            paramLabel = "FILE",
            description =
                    "COCO annotations that say what the numbers in COCO results stand for (default: the *.json beside"
                            + " the data or in its folder annotations that numbers the images of the split).")
    private @Nullable Path annotations;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data set; a run's renames of classes count for it (default: the data of the run).")
    private @Nullable Path data;

    @Option(names = "--split", required = true, paramLabel = "NAME", description = "Split of the data set.")
    private String split = "";

    @Option(
            names = "--whole",
            description =
                    "Judges whole images after overlapping windows were merged (DOTA's protocol), not the tiles and"
                            + " sizes of training.")
    private boolean whole;

    @Mixin
    private WindowOptions windows = new WindowOptions();

    @Option(
            names = "--ignore",
            paramLabel = "CLASS",
            split = ",",
            description = "Classes in whose boxes no detection is punished (a run brings its own).")
    private List<String> ignore = new ArrayList<>();

    @Option(
            names = "--upright",
            description =
                    "Labels and detections count as their bounding rectangles (DOTA's task 2); a detector of upright"
                            + " boxes is scored so anyway.")
    private boolean upright;

    @Option(names = "--match-iou", description = "IoU of a hit in the counts (default: ${DEFAULT-VALUE}).")
    private double matchIou = MatchRule.DEFAULT.iou();

    @Option(names = "--match-score", description = "Least score in the counts (default: ${DEFAULT-VALUE}).")
    private double matchScore = MatchRule.DEFAULT.score();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes evaluation.json and matches/IMAGE.geojson (hits, false alarms, misses) into it.")
    private @Nullable Path out;

    @Option(names = "--overwrite", description = "Replaces files in the folder of --out.")
    private boolean overwrite;

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        windows.check();
        if (!whole) {
            windows.checkUnused("goes with --whole");
        }
        windows.require(annotations == null || predictions != null, "--annotations goes with --predictions");
        windows.require((run == null) != (predictions == null), "Give either a RUN or --predictions PATH");
        windows.require(run != null || data != null, "--predictions needs --data DIR");
        windows.require(matchIou > 0 && matchIou <= 1, "--match-iou lies above 0, at most 1");
        windows.require(matchScore >= 0 && matchScore <= 1, "--match-score lies in 0 to 1");
        return CommandOutput.run(json, this::evaluate);
    }

    /** What is judged: detections on images, by class; upright ones by the labels' bounding rectangles. */
    private record Judged(
            DataSplit images, ClassMap classes, List<ScoredBox> boxes, boolean upright, List<String> notes) {}

    private void evaluate(CommandOutput output) {
        EvaluationFolder folder = out == null ? null : new EvaluationFolder(out);
        if (folder != null) {
            folder.requireFree(overwrite);
        }
        Judged judged = run != null
                ? detected(run, output)
                : predicted(Objects.requireNonNull(predictions), Objects.requireNonNull(data), output);
        judged.notes().forEach(output::note);
        Evaluation evaluation = Evaluation.of(
                upright ? judged.boxes().stream().map(ScoredBox::upright).toList() : judged.boxes(),
                TruthBox.of(judged.images(), judged.classes(), upright || judged.upright()),
                judged.classes().names(),
                new MatchRule(matchIou, matchScore));
        EvaluationDocument document = new EvaluationDocument(evaluation);
        JsonObject described = described(document.json(), judged);
        if (folder != null) {
            JsonObject filed = described.deepCopy();
            filed.add("perImage", document.images());
            folder.write(filed, evaluation.matching(), judged.images());
        }
        if (output.json()) {
            output.print(described);
        } else {
            document.print(output);
        }
    }

    private JsonObject described(JsonObject document, Judged judged) {
        document.addProperty("split", split);
        document.addProperty("images", judged.images().images().size());
        document.addProperty("whole", whole || predictions != null);
        document.addProperty("upright", upright || judged.upright());
        JsonArray notes = new JsonArray();
        judged.notes().forEach(notes::add);
        document.add("notes", notes);
        if (out != null) {
            document.addProperty("out", out.toString());
        }
        return document;
    }

    private Judged predicted(Path path, Path root, CommandOutput output) {
        DataSet set = DataSets.open(root, output.progress());
        DataSplit images = set.split(split);
        ClassMap classes = set.classMap(Set.copyOf(ignore));
        Optional<Path> named = Optional.ofNullable(annotations);
        Optional<Path> numbers =
                named.or(() -> numbered(path) ? AnnotationSearch.find(root, images) : Optional.empty());
        PredictionFiles.Content content = PredictionFiles.read(path, images, classes, numbers);
        requireObjects(set, images, classes);
        List<String> notes = new ArrayList<>(content.notes());
        numbers.filter(file -> named.isEmpty())
                .ifPresent(file -> notes.add("Numbers of images and classes are those of " + file));
        return new Judged(images, classes, content.boxes(), false, notes);
    }

    private static boolean numbered(Path path) {
        return Files.isRegularFile(path)
                && path.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /** The data that the run was trained on, or another data set whose classes are called as the run calls them. */
    private DataSet data(TrainedModel model, CommandOutput output) {
        DataSources trained = model.spec().data().sources();
        return data == null
                ? DataSets.open(trained, output.progress())
                : DataSets.open(data, output.progress()).renamed(trained.renames());
    }

    private Judged detected(Path path, CommandOutput output) {
        try (TrainedModel model = models.open(path)) {
            DataSet set = data(model, output);
            DataSplit images = set.split(split);
            Set<String> ignored = new LinkedHashSet<>(model.spec().data().ignoredClasses());
            ignored.addAll(ignore);
            ClassMap classes = ClassMap.of(model.classes()).ignoring(ignored);
            List<String> notes = new ArrayList<>();
            requireObjects(set, images, classes);
            noteClasses(images, classes, notes);
            boolean uprightModel = model.detector().upright();
            if (uprightModel) {
                notes.add("The model finds upright boxes: labels count as their bounding rectangles");
            }
            if (whole) {
                WholeImages.Found found = whole(model, images, output);
                notes.addAll(found.notes());
                return new Judged(images, classes, known(found.boxes(), model, classes), uprightModel, notes);
            }
            DataSplit tiles = model.preparation().tiles(images, false, output.progress());
            DetectionScoring.Settings through = new DetectionScoring.Settings(
                    model.spec().optimisation().batch(),
                    model.spec().data().loaderThreads(),
                    model.detector().usualSettings().withScoreThreshold(score(model)));
            List<ScoredBox> boxes = new DetectionScoring(tiles, classes, model.preparation(), through)
                    .detections(model.detector(), output.progress());
            return new Judged(tiles, classes, known(boxes, model, classes), uprightModel, notes);
        }
    }

    private WholeImages.Found whole(TrainedModel model, DataSplit images, CommandOutput output) {
        return new WholeImages(
                        model.detector(),
                        model.input(),
                        windows.choice(),
                        info -> windows.settings(model, info, score(model)))
                .detect(images, output.progress());
    }

    private static double score(TrainedModel model) {
        return model.spec().run().scoreThreshold();
    }

    /** The labels of a model count its classes; those that are ignored here have no label any more. */
    private static List<ScoredBox> known(List<ScoredBox> boxes, TrainedModel model, ClassMap classes) {
        if (classes.names().equals(model.classes())) {
            return boxes;
        }
        List<ScoredBox> kept = new ArrayList<>();
        for (ScoredBox box : boxes) {
            classes.index(model.classes().get(box.label()))
                    .ifPresent(label -> kept.add(new ScoredBox(box.image(), box.box(), label, box.score())));
        }
        return kept;
    }

    private static Set<String> labelled(DataSplit images) {
        Set<String> names = new LinkedHashSet<>();
        images.images().forEach(image -> image.annotations().forEach(one -> names.add(one.className())));
        return names;
    }

    private static void noteClasses(DataSplit images, ClassMap classes, List<String> notes) {
        Set<String> labelled = labelled(images);
        List<String> unknown =
                labelled.stream().filter(name -> !classes.knows(name)).sorted().toList();
        List<String> unseen = classes.names().stream()
                .filter(name -> !labelled.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            notes.add("The model does not know " + String.join(", ", unknown) + ": these objects are not scored.");
        }
        if (!unseen.isEmpty()) {
            notes.add("The split has no " + String.join(", ", unseen) + ": these classes are not in the means.");
        }
    }

    private void requireObjects(DataSet set, DataSplit images, ClassMap classes) {
        if (labelled(images).stream().noneMatch(name -> classes.index(name).isPresent())) {
            throw UserProblem.of("The split has no object of the classes that are scored")
                    .file(set.root())
                    .field("split")
                    .found(split + " with " + String.join(", ", labelled(images)))
                    .expected("objects of " + String.join(", ", classes.names()))
                    .problem();
        }
    }
}
