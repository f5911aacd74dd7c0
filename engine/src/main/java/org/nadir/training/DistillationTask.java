package org.nadir.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.Progress;
import org.nadir.data.SampleBatch;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.ImageBatches;
import org.nadir.detection.LossTerms;
import org.nadir.detection.PyramidDetector;
import org.nadir.detection.Targets;
import org.nadir.distillation.Distiller;
import org.nadir.distillation.Distillers;
import org.nadir.distillation.Pair;
import org.nadir.distillation.PairBatch;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;

/**
 * A detector learns from the labels and from a teacher. The student is a {@link DetectionTask}: its images, its score and its
 * parts are this task's; adapters between the two are parameters of the student named {@code distillation.*} and count as its
 * head. Teacher and amplifier are never recorded, and the teacher's maps are computed once a batch at most. One thread.
 */
public final class DistillationTask implements Task {
    private final DetectionTask student;
    private final PyramidDetector detector;
    private final PyramidDetector teacher;
    private final TeacherMaps taught;
    private final Distiller distiller;

    /**
     * The frozen detectors that a student learns from; whoever opened them closes them.
     *
     * @param amplifier the teacher's twin whose head reads high frequencies; empty where the method needs none
     */
    public record Teachers(PyramidDetector teacher, Optional<PyramidDetector> amplifier) {}

    /**
     * Adds the adapters of the method to the student.
     *
     * @param spec of a student
     * @param scratch a folder of this run for the teacher's maps; made when there is something to keep
     * @throws org.nadir.base.UserProblem when the two cannot learn from each other
     */
    public DistillationTask(DetectionTask student, Teachers teachers, ExperimentSpec spec, Path scratch) {
        this.student = student;
        this.detector = student.pyramidDetector();
        this.teacher = teachers.teacher();
        this.taught = new TeacherMaps(teacher, spec, scratch);
        this.distiller = Distillers.create(
                spec.distillation().settings().orElseThrow(), new Pair(detector, teacher, teachers.amplifier()));
    }

    @Override
    public ParameterSet parameters() {
        return student.parameters();
    }

    @Override
    public NetworkPart part(Parameter parameter) {
        return student.part(parameter);
    }

    @Override
    public int batchesPerEpoch() {
        return student.batchesPerEpoch();
    }

    @Override
    public Batches open(int epoch, int firstBatch) {
        taught.begin(epoch);
        return student.open(epoch, firstBatch, this::loss);
    }

    /** What the labels teach, then what the teacher does. */
    private LossTerms loss(SampleBatch samples, ImageBatch images, List<Targets> targets) {
        NDList own = detector.pyramid(images);
        Map<String, NDArray> terms =
                new LinkedHashMap<>(detector.loss(own, images, targets).terms());
        NDList maps = taught.of(samples, asTheTeacherSees(samples, images));
        distiller.terms(new PairBatch(images, targets, own, maps)).forEach((name, term) -> {
            if (terms.put(name, term) != null) {
                throw new IllegalStateException("The student has a term " + name + " of its own");
            }
        });
        return new LossTerms(terms);
    }

    /** The same pixels, where the two want them alike. */
    private ImageBatch asTheTeacherSees(SampleBatch samples, ImageBatch images) {
        return teacher.input().equals(detector.input())
                ? images
                : ImageBatches.of(samples, teacher.input(), images.pixels().getManager());
    }

    @Override
    public Scores validate(Progress progress) {
        return student.validate(progress);
    }

    @Override
    public List<String> classes() {
        return student.classes();
    }

    @Override
    public void close() {
        taught.close();
        student.close();
    }
}
