package org.nadir.training;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detector;
import org.nadir.detection.Detectors;
import org.nadir.detection.PyramidDetector;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ModelSpec;
import org.nadir.nn.BackboneNames;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.WeightLoader;
import org.nadir.nn.WeightRegistry;
import org.nadir.nn.WeightReport;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TensorFile;
import org.nadir.tensor.WeightFiles;

/** Builds the detector of a specification and loads the weights that its backbone starts from. Used by one thread. */
public final class DetectorBuilder {
    /** The value of {@code model.weights} that stands for the registry's ImageNet weights of the backbone. */
    private static final String IMAGENET = "imagenet";

    private static final String BACKBONE = "backbone.";

    private final NDManager manager;
    private final RandomStreams streams;

    /**
     * A detector and where it came from.
     *
     * @param report what became of the weights; empty for a backbone that starts from random numbers
     */
    public record Built(Detector detector, BackboneOptions backbone, Optional<WeightReport> report) {}

    public DetectorBuilder(NDManager manager, RandomStreams streams) {
        this.manager = manager;
        this.streams = streams;
    }

    /**
     * Builds a detector for a new run.
     *
     * @throws UserProblem when the weights cannot be read or belong to another backbone
     */
    public Built build(ExperimentSpec spec, List<String> classes, Progress progress) {
        ModelSpec model = spec.model();
        if (!model.pretrained()) {
            BackboneOptions options = inTraining(BackboneOptions.torchvision(), spec);
            return new Built(build(model, classes, options), options, Optional.empty());
        }
        Path file = weightFile(model, progress);
        TensorFile weights = WeightFiles.read(file);
        BackboneOptions options = inTraining(BackboneOptions.forWeights(weights), spec);
        PyramidDetector detector = build(model, classes, options);
        Map<String, HostTensor> tensors = BackboneNames.toOwn(weights.tensors());
        WeightReport report = WeightLoader.load(detector.parameters(), BACKBONE, tensors);
        requireFit(report, model, file);
        return new Built(detector, options, Optional.of(report));
    }

    /** Builds a detector whose weights a checkpoint brings. */
    public PyramidDetector build(ModelSpec model, List<String> classes, BackboneOptions options) {
        return Detectors.create(model.detectorSettings(classes, options), manager, streams);
    }

    private static BackboneOptions inTraining(BackboneOptions form, ExperimentSpec spec) {
        ModelSpec model = spec.model();
        return form.training(!model.normEval(), model.dropPath())
                .fixing(spec.freezing().fixed(model.pretrained()));
    }

    private static Path weightFile(ModelSpec model, Progress progress) {
        Path file = Path.of(model.weights());
        if (file.isAbsolute()) {
            if (!Files.isRegularFile(file)) {
                throw UserProblem.of("There is no such file of weights")
                        .file(file)
                        .field("model.weights")
                        .problem();
            }
            return file;
        }
        WeightRegistry registry = new WeightRegistry(cache());
        return registry.entries().stream()
                .filter(entry -> entry.backbone().equals(model.backbone()))
                .filter(entry ->
                        model.weights().equals(IMAGENET) || entry.name().equals(model.weights()))
                .findFirst()
                .map(entry -> registry.fetch(entry, progress))
                .orElseThrow(() -> UserProblem.of("The registry has no such weights for " + model.backbone())
                        .field("model.weights")
                        .found(model.weights())
                        .expected("none, " + IMAGENET + " or a file")
                        .problem());
    }

    private static Path cache() {
        String given = System.getProperty("nadir.cache", System.getenv().getOrDefault("NADIR_CACHE", ""));
        Path cache = given.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache", "nadir") : Path.of(given);
        return cache.resolve("weights");
    }

    private static void requireFit(WeightReport report, ModelSpec model, Path file) {
        if (report.loaded().isEmpty() || !report.mismatched().isEmpty()) {
            String found = report.mismatched().isEmpty()
                    ? "no tensor of this backbone"
                    : report.mismatched().get(0);
            throw UserProblem.of("The weights belong to another backbone")
                    .file(file)
                    .field("model.weights")
                    .found(found)
                    .expected("weights of " + model.backbone())
                    .problem();
        }
    }
}
