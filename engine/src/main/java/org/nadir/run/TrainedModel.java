package org.nadir.run;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.detection.DetectorWeights;
import org.nadir.detection.PyramidDetector;
import org.nadir.detection.TrainedInput;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.nn.BackboneOptions;
import org.nadir.scene.SceneInfo;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.TensorFile;
import org.nadir.tensor.TorchEngine;
import org.nadir.training.DetectorBuilder;
import org.nadir.training.ImagePreparation;

/**
 * A detector as a run left it, ready for use: its weights, classes and how images are prepared for it. Holds memory of the
 * device until it is closed; the detector is used by one thread at a time.
 */
public final class TrainedModel implements AutoCloseable {
    private final NDManager manager;
    private final PyramidDetector detector;
    private final About about;
    private final Path file;

    /** What a checkpoint says of itself. */
    private record About(ExperimentSpec spec, BackboneOptions backbone, Optional<TrainedInput> input) {}

    private TrainedModel(NDManager manager, PyramidDetector detector, About about, Path file) {
        this.manager = manager;
        this.detector = detector;
        this.about = about;
        this.file = file;
    }

    /**
     * Opens the best checkpoint of a run, or the last one where no validation has chosen a best.
     *
     * @param runOrCheckpoint a run folder or a checkpoint file
     * @param device {@code auto}, {@code cpu} or {@code gpu:n}
     * @throws UserProblem when there is no checkpoint or it does not fit
     */
    public static TrainedModel open(Path runOrCheckpoint, String device) {
        return opened(checkpoint(runOrCheckpoint), device);
    }

    private static TrainedModel opened(Path file, String device) {
        TrainedModel model = openFile(file, device, new RandomStreams(0));
        if (model.spec().distillation().trainsAmplifier()) {
            model.close();
            throw UserProblem.of("This is the amplifier of a teacher: it reads high frequencies of maps, not images")
                    .file(file)
                    .expected("a detector")
                    .remedy("Open its teacher, or a student that learned from both")
                    .problem();
        }
        return model;
    }

    /** The file that {@link #open(Path, String)} opens. */
    static Path checkpoint(Path runOrCheckpoint) {
        if (!Files.isDirectory(runOrCheckpoint)) {
            return runOrCheckpoint;
        }
        RunFolder folder = RunFolder.open(runOrCheckpoint);
        String kind = folder.checkpoint(CheckpointFiles.BEST).isPresent() ? CheckpointFiles.BEST : CheckpointFiles.LAST;
        return checkpoint(folder, kind);
    }

    /** Opens a checkpoint of a run by its kind: {@code best}, {@code last}, {@code epoch-N}. */
    public static TrainedModel open(RunFolder folder, String kind, String device) {
        return opened(checkpoint(folder, kind), device);
    }

    private static Path checkpoint(RunFolder folder, String kind) {
        RecordedRun.requireTrainedHere(folder);
        return folder.checkpoint(kind).orElseThrow(() -> UserProblem.of("The run has no such checkpoint")
                .file(folder.path())
                .field("checkpoint")
                .found(kind)
                .remedy("Train for at least one epoch first")
                .problem());
    }

    /** Opens any checkpoint file, for more training too, whose random numbers come from {@code streams}. */
    static TrainedModel openFile(Path file, String device, RandomStreams streams) {
        TensorFile content = Safetensors.read(file);
        ExperimentSpec spec = ExperimentYaml.parse(about(content, CheckpointFiles.SPEC, file), file);
        List<String> classes = json(content, CheckpointFiles.CLASSES, file, new TypeToken<List<String>>() {});
        BackboneOptions options = backbone(content, file);
        // checkpoints from before this was kept go by the rules for scenes alone
        Optional<TrainedInput> input = content.metadata().containsKey(CheckpointFiles.INPUT)
                ? Optional.of(json(content, CheckpointFiles.INPUT, file, TypeToken.get(TrainedInput.class)))
                : Optional.empty();
        NDManager manager = TorchEngine.newManager(device);
        try {
            // whoever opens a model never trains its backbone: it keeps its statistics and drops no branches
            PyramidDetector detector =
                    new DetectorBuilder(manager, streams).build(spec.model(), classes, options.training(false, 0));
            DetectorWeights.load(detector, CheckpointFiles.weights(content.tensors()), file);
            return new TrainedModel(manager, detector, new About(spec, options, input), file);
        } catch (RuntimeException problem) {
            manager.close();
            throw problem;
        }
    }

    private static String about(TensorFile content, String key, Path file) {
        String text = content.metadata().get(key);
        if (text == null) {
            throw UserProblem.of("This is no checkpoint of a run")
                    .file(file)
                    .field(key)
                    .found("a file without it")
                    .expected("a checkpoint that 'nadir train' wrote")
                    .problem();
        }
        return text;
    }

    /** Checkpoints of earlier builds do not name the parts that never trained; who opens one need not know them. */
    private static BackboneOptions backbone(TensorFile content, Path file) {
        JsonObject told = json(content, CheckpointFiles.BACKBONE, file, TypeToken.get(JsonObject.class));
        if (!told.has("fixed")) {
            told.add("fixed", new JsonArray());
        }
        return json(told.toString(), CheckpointFiles.BACKBONE, file, TypeToken.get(BackboneOptions.class));
    }

    private static <T> T json(TensorFile content, String key, Path file, TypeToken<T> type) {
        return json(about(content, key, file), key, file, type);
    }

    /** Gson hands on what a record's constructor throws, which may be anything. */
    private static <T> T json(String text, String key, Path file, TypeToken<T> type) {
        try {
            return java.util.Objects.requireNonNull(EventCodec.GSON.fromJson(text, type.getType()));
        } catch (RuntimeException e) {
            throw UserProblem.of("The description of the checkpoint is damaged")
                    .file(file)
                    .field(key)
                    .cause(e)
                    .problem();
        }
    }

    public PyramidDetector detector() {
        return detector;
    }

    /** The specification that the checkpoint was trained with. */
    public ExperimentSpec spec() {
        return about.spec();
    }

    public List<String> classes() {
        return detector.classes();
    }

    /** How images were sized for it. */
    public ImagePreparation preparation() {
        return new ImagePreparation(about.spec().data());
    }

    /** What the training images were made of; empty for a checkpoint that does not say. */
    public Optional<TrainedInput> input() {
        return about.input();
    }

    /**
     * The factor that brings a scene to the size of the training images: tiles were all resized by one; whole images each by
     * their own, which fits an image of their kind only, one that a window holds.
     */
    public double scale(SceneInfo info, int window) {
        int tile = about.spec().data().tile();
        if (tile > 0) {
            return preparation().factor(tile, tile);
        }
        boolean oneWindow = Math.max(info.width(), info.height()) <= window;
        return oneWindow ? preparation().factor(info.width(), info.height()) : 1;
    }

    /** What the weights ask of the backbone. */
    public BackboneOptions backbone() {
        return about.backbone();
    }

    /** The checkpoint file. */
    public Path file() {
        return file;
    }

    @Override
    public void close() {
        manager.close();
    }
}
