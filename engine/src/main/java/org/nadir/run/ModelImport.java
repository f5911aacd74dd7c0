package org.nadir.run;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSets;
import org.nadir.detection.Detector;
import org.nadir.detection.DetectorNames;
import org.nadir.detection.TorchvisionDetector;
import org.nadir.detection.TrainedInput;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Fields;
import org.nadir.experiment.ListText;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.WeightLoader;
import org.nadir.nn.WeightReport;
import org.nadir.scene.SampleType;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TensorFile;
import org.nadir.tensor.TorchEngine;
import org.nadir.tensor.WeightFiles;
import org.nadir.training.Checkpoint;
import org.nadir.training.DetectorBuilder;
import org.nadir.training.LoopProgress;
import org.nadir.training.RunEvent;

/**
 * Makes a finished run of a detector that another program trained: MMRotate 0.3 or 1.x, torchvision's RetinaNet, or weights
 * that Nadir exported. All of the detector must be in the file, or there is no run. Used by one thread.
 */
public final class ModelImport {
    private static final String NECK_CHANNELS = "model.neckChannels";
    private static final String HEAD_CONVS = "model.headConvs";
    private static final Pattern TOWER = Pattern.compile("bbox_head\\.cls_convs\\.(\\d+)\\..*");
    private static final int SHOWN = 3;

    private final Request request;

    /**
     * What is imported and what it is.
     *
     * @param file {@code .pth} or safetensors
     * @param values settings of the experiment by key, for example {@code model.backbone}; detector, backbone, size of anchors,
     *     width of the pyramid and depth of the head are taken from the file where they are not given
     * @param classes in the order of the labels; empty = as the file or else the data set says
     * @param data a data set of the same classes
     * @param runs folder of run folders
     * @param renames whether the classes go before those that the file names
     */
    public record Request(
            Path file,
            Map<String, String> values,
            List<String> classes,
            Optional<Path> data,
            Path runs,
            boolean renames) {
        public Request {
            values = Map.copyOf(values);
            classes = List.copyOf(classes);
        }

        /** Whoever names the classes knows them better than the file. */
        public Request(Path file, Map<String, String> values, List<String> classes, Optional<Path> data, Path runs) {
            this(file, values, classes, data, runs, true);
        }
    }

    /** The run and what became of the tensors of the file. */
    public record Result(RunFolder folder, List<String> classes, WeightReport report) {}

    public ModelImport(Request request) {
        this.request = request;
    }

    /**
     * Reads the file and writes the run.
     *
     * @throws UserProblem when the file cannot be read, the detector does not fit or the classes are unknown
     */
    public Result run(Progress progress) {
        TensorFile content = WeightFiles.read(request.file());
        ModelNotes notes = new ModelNotes(content);
        notes.requireOwnAngles(request.file());
        Map<String, HostTensor> theirs = CheckpointFiles.weights(content.tensors());
        Optional<TorchvisionDetector> torchvision = TorchvisionDetector.of(request.file(), theirs);
        torchvision.ifPresent(found -> found.requireSettings(request.values()));
        List<String> classes = classes(content, progress);
        requireNames(classes);
        torchvision.ifPresent(found -> found.requireClasses(classes));
        Map<String, HostTensor> tensors =
                torchvision.map(TorchvisionDetector::tensors).orElseGet(() -> DetectorNames.toOwn(theirs));
        Map<String, String> said = new LinkedHashMap<>(notes.values());
        torchvision.ifPresent(found -> said.putAll(found.values()));
        ExperimentSpec spec = spec(said, tensors, classes);
        BackboneOptions options = BackboneOptions.forWeights(content);
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            Detector detector =
                    new DetectorBuilder(manager, new RandomStreams(0)).build(spec.model(), classes, options);
            WeightReport report = WeightLoader.load(detector.parameters(), "", tensors);
            requireFit(report, spec, classes);
            RunFolder folder = RunFolder.create(request.runs(), spec);
            write(folder, detector, options, report);
            return new Result(folder, classes, report);
        }
    }

    private List<String> classes(TensorFile content, Progress progress) {
        String noted = content.metadata().get("classes");
        if (!request.classes().isEmpty() && (request.renames() || noted == null)) {
            return request.classes();
        }
        if (noted != null) {
            try {
                return List.of(EventCodec.GSON.fromJson(noted, String[].class));
            } catch (JsonParseException | NullPointerException e) {
                throw UserProblem.of("The classes that the file names cannot be read")
                        .file(request.file())
                        .field("classes")
                        .found(noted)
                        .remedy("Name them: --classes a,b,c")
                        .cause(e)
                        .problem();
            }
        }
        return request.data()
                .map(folder -> DataSets.open(folder, progress).classes())
                .orElseThrow(() -> UserProblem.of("The file does not say what its classes are called")
                        .file(request.file())
                        .remedy("Name them in the order of the labels: --classes a,b,c")
                        .problem());
    }

    private void requireNames(List<String> classes) {
        Set<String> seen = new HashSet<>();
        for (String name : classes) {
            if (name.isBlank() || !seen.add(name)) {
                throw UserProblem.of("Every class needs a name of its own")
                        .file(request.file())
                        .field("classes")
                        .found(String.join(", ", classes))
                        .problem();
            }
        }
    }

    private ExperimentSpec spec(Map<String, String> said, Map<String, HostTensor> tensors, List<String> classes) {
        Map<String, String> values = new LinkedHashMap<>(said);
        String name = String.valueOf(request.file().getFileName());
        values.put("name", name.replaceFirst("\\.[A-Za-z]+$", ""));
        values.put("data.classes", ListText.of(classes));
        Path data = request.data().orElseGet(() -> request.file().resolveSibling(""));
        values.put("data.root", data.toAbsolutePath().toString());
        HostTensor lateral = tensors.get("neck.lateral_convs.0.conv.weight");
        if (lateral != null && lateral.shape().length == 4) {
            values.put(NECK_CHANNELS, Long.toString(lateral.shape()[0]));
        }
        int convs = 0;
        for (String each : tensors.keySet()) {
            Matcher matcher = TOWER.matcher(each);
            convs = matcher.matches() ? Math.max(convs, Integer.parseInt(matcher.group(1)) + 1) : convs;
        }
        if (convs > 0) {
            values.put(HEAD_CONVS, Integer.toString(convs));
        }
        values.putAll(request.values());
        requireSaid(values, ModelNotes.DETECTOR, "--detector");
        requireSaid(values, ModelNotes.BACKBONE, "--backbone");
        return Fields.toSpec(
                Fields.with(Fields.initialValues(), values), Path.of("").toAbsolutePath());
    }

    private void requireSaid(Map<String, String> values, String key, String option) {
        if (!values.containsKey(key)) {
            throw UserProblem.of("The file does not say which " + key.replace("model.", "") + " it is of")
                    .file(request.file())
                    .field(key)
                    .remedy("Name it: " + option + " NAME")
                    .problem();
        }
    }

    private void requireFit(WeightReport report, ExperimentSpec spec, List<String> classes) {
        if (report.complete()) {
            return;
        }
        throw UserProblem.of("The weights are not those of this detector")
                .file(request.file())
                .found(report.loaded().size() + " parameters that fit"
                        + some("of another shape", report.mismatched())
                        + some("not in the file", report.missing())
                        + some("of the file without a place", report.ignored()))
                .expected(spec.model().detector() + " with " + spec.model().backbone() + ", "
                        + spec.model().neckChannels() + " channels and " + classes.size() + " classes")
                .remedy("Give the detector, the backbone and the classes that it was trained with")
                .problem();
    }

    private static String some(String what, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return ", " + names.size() + " " + what + " (" + shown + (names.size() > SHOWN ? ", ..." : "") + ")";
    }

    private void write(RunFolder folder, Detector detector, BackboneOptions options, WeightReport report) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("imported", String.valueOf(request.file().getFileName()));
        facts.put("weights", report.summary());
        try (RunRecorder recorder = new RunRecorder(folder)) {
            // MMRotate reads images as three bytes a pixel, whatever the file holds
            TrainedInput input = new TrainedInput(3, SampleType.UINT8.gdalName(), true, List.of(0, 1, 2), 0);
            recorder.describe(Map.of(
                    CheckpointFiles.SPEC, ExperimentYaml.write(folder.spec()),
                    CheckpointFiles.CLASSES, EventCodec.GSON.toJson(detector.classes()),
                    CheckpointFiles.BACKBONE, EventCodec.GSON.toJson(options),
                    CheckpointFiles.INPUT, EventCodec.GSON.toJson(input)));
            recorder.publish(new RunEvent.Started(Instant.now(), 0, 0, 0, 0, detector.classes(), facts));
            Checkpoint checkpoint =
                    new Checkpoint(detector.parameters().export(), Map.of(), Map.of(), Map.of(), LoopProgress.start());
            String saved = recorder.save(CheckpointFiles.BEST, checkpoint);
            recorder.publish(new RunEvent.CheckpointSaved(Instant.now(), 0, 0, CheckpointFiles.BEST, saved));
            recorder.publish(new RunEvent.Finished(Instant.now(), false, "", 0, Double.NaN, -1, 0));
        }
    }
}
