package org.nadir.run;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nadir.base.AtomicFile;
import org.nadir.detection.PyramidDetector;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ModelSpec;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;
import org.nadir.training.DetectorBuilder;
import org.nadir.training.TrainingImages;

/**
 * The teacher of an experiment for a look at its maps: as it was trained, or with random weights where it is still to be.
 *
 * @param closing gives back what it holds
 */
record CheckedTeacher(PyramidDetector detector, ModelSpec model, Runnable closing) implements AutoCloseable {
    /** @throws org.nadir.base.UserProblem when there is no teacher in the place that the experiment names */
    static CheckedTeacher open(ExperimentSpec student) {
        TeacherFile file = new TeacherFile(student.distillation().teacher().orElseThrow());
        if (file.experiment()) {
            return untrained(file.spec());
        }
        if (file.runFolder()) {
            RunFolder run = RunFolder.open(file.path());
            boolean trained = run.checkpoint(CheckpointFiles.LAST).isPresent()
                    || run.checkpoint(CheckpointFiles.BEST).isPresent();
            return trained ? trained(TrainedModel.checkpoint(file.path())) : untrained(run.spec());
        }
        return file.checkpoint() ? trained(file.path()) : imported(file, student);
    }

    private static CheckedTeacher trained(Path checkpoint) {
        TrainedModel model = TrainedModel.openFile(checkpoint, "cpu", new RandomStreams(0));
        return new CheckedTeacher(model.detector(), model.spec().model(), model::close);
    }

    private static CheckedTeacher untrained(ExperimentSpec spec) {
        NDManager manager = TorchEngine.newManager("cpu");
        try {
            PyramidDetector detector = new DetectorBuilder(manager, new RandomStreams(0))
                    .build(spec.model(), classes(spec), BackboneOptions.torchvision());
            return new CheckedTeacher(detector, spec.model(), manager::close);
        } catch (RuntimeException | Error problem) {
            manager.close();
            throw problem;
        }
    }

    private static List<String> classes(ExperimentSpec spec) {
        if (!spec.data().classes().isEmpty()) {
            return spec.data().classes();
        }
        try (TrainingImages images = new TrainingImages(spec, new RandomStreams(0))) {
            return images.classes().names();
        }
    }

    /** Weights of another program, made a run in a place that is left again. */
    private static CheckedTeacher imported(TeacherFile file, ExperimentSpec student) {
        Path place;
        try {
            place = Files.createTempDirectory("nadir-pair");
        } catch (IOException e) {
            throw AtomicFile.unwritable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
        try {
            return trained(TrainedModel.checkpoint(file.imported(student, place).path()));
        } finally {
            delete(place);
        }
    }

    private static void delete(Path place) {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            // the system clears its folder for such files
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
