package org.nadir.run.pair;

import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.ClassMap;
import org.nadir.data.DataSets;
import org.nadir.data.LabelledImage;
import org.nadir.data.Resizing;
import org.nadir.data.TrainingSample;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.ImageBatches;
import org.nadir.detection.PyramidDetector;
import org.nadir.detection.Targets;
import org.nadir.distillation.DistillationSettings;
import org.nadir.distillation.Distillers;
import org.nadir.distillation.Pair;
import org.nadir.distillation.PairBatch;
import org.nadir.distillation.SpectralSettings;
import org.nadir.distillation.SpectralView;
import org.nadir.experiment.DataSpec;
import org.nadir.nn.WeightLoader;
import org.nadir.run.RunFolder;
import org.nadir.run.TrainedModel;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.TorchEngine;
import org.nadir.training.RunEvent;

/**
 * What DS2D2 compares on one validation image, as the student of a run is at a checkpoint: the weights of the cells and the
 * differences that are left in each band. The maps of a student of another method are looked at in the same way, behind the
 * adapters that this method trained.
 *
 * @param view level by level, in pixels of the network's input
 * @param factor pixels of the network's input for one of the image
 */
public record ComparedMaps(SpectralView view, double factor) {
    private static final String ADAPTERS = "distillation.";
    private static final String AVERAGE = "average/";

    /**
     * What is looked at.
     *
     * @param run of a student
     * @param checkpoint {@code best}, {@code last} or {@code epoch-N}
     * @param image name of an image of the validation split, or of a tile of it where the run learned from tiles
     * @param device {@code auto}, {@code cpu} or {@code gpu:n}
     */
    public record Wanted(RunFolder run, String checkpoint, String image, String device) {}

    /**
     * Opens both detectors and runs the image through them, which takes seconds and the memory of both. One thread.
     *
     * @throws UserProblem when the run has no teacher, the teacher or the image is gone, or the maps cannot be compared
     */
    public static ComparedMaps of(Wanted wanted, Progress progress) {
        DistillationSettings settings = wanted.run()
                .spec()
                .distillation()
                .settings()
                .orElseThrow(() -> UserProblem.of("This run has no teacher to be compared with")
                        .file(wanted.run().path())
                        .expected("the run of a student")
                        .problem());
        TorchEngine.inferenceOnly();
        try (TrainedModel student = TrainedModel.open(wanted.run(), wanted.checkpoint(), wanted.device());
                TrainedModel teacher = TrainedModel.open(teacher(wanted.run()), wanted.device())) {
            progress.report(1, 2, "Both detectors are open");
            Pair pair = new Pair(student.detector(), teacher.detector(), Optional.empty());
            adapt(student, pair, settings);
            Sized sized = sized(wanted, student, progress);
            return new ComparedMaps(view(pair, settings.spectral(), sized.sample()), sized.factor());
        }
    }

    /** The weights that the run said it learns from. */
    private static Path teacher(RunFolder run) {
        Path teacher = run.events().stream()
                .filter(RunEvent.Started.class::isInstance)
                .map(event -> ((RunEvent.Started) event).facts().getOrDefault("teacher", ""))
                .filter(path -> !path.isEmpty())
                .reduce((before, last) -> last)
                .map(Path::of)
                .orElseThrow(() -> UserProblem.of("The run has not met its teacher yet")
                        .file(run.path())
                        .remedy("Wait until its first step")
                        .problem());
        if (!Files.exists(teacher)) {
            throw UserProblem.of("The teacher of this run is gone")
                    .file(teacher)
                    .remedy("Put the file back to compare the two")
                    .problem();
        }
        return teacher;
    }

    /** Gives the student the adapters that it was trained with, which a detector in use is opened without. */
    private static void adapt(TrainedModel student, Pair pair, DistillationSettings settings) {
        Map<String, HostTensor> tensors = Safetensors.read(student.file()).tensors();
        Map<String, HostTensor> adapters = below(AVERAGE + ADAPTERS, tensors);
        if (adapters.isEmpty()) {
            adapters.putAll(below(ADAPTERS, tensors));
        }
        if (adapters.isEmpty()) {
            return;
        }
        Distillers.create(withoutAmplifier(settings), pair);
        WeightLoader.load(pair.student().parameters(), ADAPTERS, adapters);
    }

    /** The amplifier is not looked at: of DS2D2 only what compares the maps themselves is built. */
    private static DistillationSettings withoutAmplifier(DistillationSettings settings) {
        if (!settings.method().equals(Distillers.DS2D2)) {
            return settings;
        }
        SpectralSettings own = settings.spectral();
        SpectralSettings explicit = new SpectralSettings(
                own.lowExplicit(), own.highExplicit(), 0, 0, own.wavelet(), own.reduction(), own.circumscribed());
        return new DistillationSettings(settings.method(), explicit, settings.rival(), settings.levels());
    }

    private static Map<String, HostTensor> below(String prefix, Map<String, HostTensor> tensors) {
        Map<String, HostTensor> found = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), tensor);
            }
        });
        return found;
    }

    private record Sized(TrainingSample sample, double factor) {}

    private static Sized sized(Wanted wanted, TrainedModel student, Progress progress) {
        DataSpec data = wanted.run().spec().data();
        LabelledImage image = student
                .preparation()
                .tiles(DataSets.open(data.sources(), progress).split(data.validation()), false, progress)
                .images()
                .stream()
                .filter(one -> one.name().equals(wanted.image()))
                .findFirst()
                .orElseThrow(() -> UserProblem.of("The validation split has no such image")
                        .file(data.root())
                        .found(wanted.image())
                        .problem());
        ClassMap classes = ClassMap.of(student.classes()).ignoring(new java.util.HashSet<>(data.ignoredClasses()));
        TrainingSample whole = TrainingSample.of(image, classes);
        double factor = student.preparation()
                .factor(whole.pixels().width(), whole.pixels().height());
        return new Sized(factor == 1 ? whole : Resizing.by(whole, factor), factor);
    }

    private static SpectralView view(Pair pair, SpectralSettings settings, TrainingSample sample) {
        try (NDManager arrays = pair.student().parameters().manager().newSubManager()) {
            ImageBatch own = images(pair.student(), sample, arrays);
            ImageBatch seen = images(pair.teacher(), sample, arrays);
            List<Targets> targets = List.of(Targets.of(sample.boxes(), sample.labels(), sample.difficult()));
            PairBatch batch = new PairBatch(
                    own, targets, pair.student().pyramid(own), pair.teacher().pyramid(seen));
            return SpectralView.of(settings, pair, batch, 0);
        }
    }

    private static ImageBatch images(PyramidDetector detector, TrainingSample sample, NDManager arrays) {
        return ImageBatches.of(List.of(sample.pixels()), detector.input(), arrays);
    }
}
