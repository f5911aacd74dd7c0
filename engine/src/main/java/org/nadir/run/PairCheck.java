package org.nadir.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.data.SampleBatch;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.ImageBatches;
import org.nadir.detection.PyramidDetector;
import org.nadir.distillation.DistillationSettings;
import org.nadir.distillation.Distillers;
import org.nadir.distillation.Pair;
import org.nadir.distillation.PairBatch;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Fields;
import org.nadir.experiment.ModelSpec;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;
import org.nadir.training.DetectorBuilder;
import org.nadir.training.TrainingImages;

/**
 * Runs one training image through the teacher and the student of an experiment, before anything is trained. The student has
 * its first random weights, and so has a teacher that is still to be trained; the teacher's head stands in for its amplifier.
 * Takes some seconds and the memory of both models, on the processor; used by one thread.
 */
public final class PairCheck {
    private final ExperimentSpec spec;
    private final DistillationSettings settings;

    /** @throws UserProblem when the experiment has no teacher */
    public PairCheck(ExperimentSpec spec) {
        this.spec = spec;
        this.settings = spec.distillation().settings().orElseThrow(() -> UserProblem.of(
                        "The experiment has no teacher: there is no pair to look at")
                .field("distillation.method")
                .found(spec.distillation().method())
                .expected("one of " + String.join(", ", Distillers.names()))
                .problem());
    }

    /**
     * Looks at the pair.
     *
     * @throws UserProblem when data or teacher cannot be opened; what keeps the two apart is in the report
     */
    public PairReport run() {
        Map<String, String> one =
                Map.of("optimisation.batch", "1", "optimisation.accumulate", "1", "data.keptMib", "0");
        ExperimentSpec single = Fields.toSpec(
                Fields.with(Fields.values(spec), one), java.nio.file.Path.of("").toAbsolutePath());
        try (TrainingImages images =
                        new TrainingImages(single, new RandomStreams(spec.run().seed()));
                NDManager manager = TorchEngine.newManager("cpu");
                CheckedTeacher teacher = CheckedTeacher.open(spec)) {
            TorchEngine.inferenceOnly();
            SampleBatch sample = images.epoch(0, 0).next();
            List<String> classes = images.classes().names();
            PyramidDetector student = new DetectorBuilder(
                            manager, new RandomStreams(spec.run().seed()))
                    .build(spec.model(), classes, BackboneOptions.torchvision());
            return report(student, teacher, sample, manager);
        }
    }

    private PairReport report(PyramidDetector student, CheckedTeacher teacher, SampleBatch sample, NDManager arrays) {
        ImageBatch images = ImageBatches.of(sample, student.input(), arrays);
        NDList own = student.pyramid(images);
        NDList taught = teacher.detector()
                .pyramid(ImageBatches.of(sample, teacher.detector().input(), arrays));
        Pair pair = new Pair(student, teacher.detector(), Optional.of(teacher.detector()));
        Map<String, Double> terms = new LinkedHashMap<>();
        Optional<UserProblem> problem = Optional.empty();
        try {
            PairBatch batch = new PairBatch(images, ImageBatches.targets(sample), own, taught);
            Distillers.create(settings, pair)
                    .terms(batch)
                    .forEach((name, term) -> terms.put(name, (double) Ops.values(term)[0]));
        } catch (UserProblem apart) {
            problem = Optional.of(apart);
        }
        List<Parameter> added = student.parameters().all().stream()
                .filter(parameter -> parameter.name().startsWith(CheckpointFiles.ADAPTERS))
                .toList();
        return new PairReport(
                name(spec.model()),
                name(teacher.model()),
                images.paddedWidth(),
                images.paddedHeight(),
                levels(new Maps(student, own), new Maps(teacher.detector(), taught), added),
                added.stream().mapToLong(parameter -> parameter.value().size()).sum(),
                terms,
                problem);
    }

    private static String name(ModelSpec model) {
        return model.detector() + " with " + model.backbone();
    }

    private record Maps(PyramidDetector detector, NDList maps) {
        PairReport.LevelMap at(int level) {
            NDArray map = maps.get(level);
            Shape shape = map.getShape();
            return new PairReport.LevelMap(detector.strides().get(level), shape.get(1), shape.get(2), shape.get(3));
        }
    }

    private List<PairReport.Level> levels(Maps student, Maps teacher, List<Parameter> added) {
        List<PairReport.Level> levels = new ArrayList<>();
        int count = Math.min(student.maps().size(), teacher.maps().size());
        for (int level = 0; level < count; level++) {
            boolean compared = settings.levels().contains(level);
            levels.add(new PairReport.Level(
                    level, student.at(level), teacher.at(level), compared, compared ? adapter(added, level) : ""));
        }
        return levels;
    }

    /** The adapter of a level, or the one of all levels. */
    private static String adapter(List<Parameter> added, int level) {
        for (Parameter parameter : added) {
            String[] place = parameter.name().split("\\.");
            boolean here = place[1].equals(Integer.toString(level)) || place[1].equals("adapter");
            if (here && parameter.name().endsWith("adapter.weight")) {
                Shape shape = parameter.shape();
                return shape.get(2) + "x" + shape.get(3) + ", " + shape.get(1) + " to " + shape.get(0);
            }
        }
        return "";
    }
}
