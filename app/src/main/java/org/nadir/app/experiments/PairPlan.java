package org.nadir.app.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.nadir.distillation.DistillationSettings;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ModelSpec;
import org.nadir.viewer.pair.PairDiagram;

/** The pair of an experiment as a picture, from its settings and from what is known of the teacher; nothing is run. */
final class PairPlan {
    private final ModelSpec student;
    private final DistillationSettings settings;
    private final TeacherFacts teacher;

    private PairPlan(ModelSpec student, DistillationSettings settings, TeacherFacts teacher) {
        this.student = student;
        this.settings = settings;
        this.teacher = teacher;
    }

    /** Empty for an experiment without a student that learns from a teacher. */
    static Optional<PairDiagram> of(ExperimentSpec spec, TeacherFacts teacher, ExperimentCost.Input input) {
        return spec.distillation().settings().map(settings -> new PairPlan(spec.model(), settings, teacher)
                .diagram(input));
    }

    private PairDiagram diagram(ExperimentCost.Input input) {
        Set<Integer> used = settings.levels();
        List<PairDiagram.Level> known = teacher.model()
                .map(model -> PyramidSizes.levels(model, input, used))
                .orElseGet(() -> PyramidSizes.unknown(used));
        return new PairDiagram(
                new PairDiagram.Side("Teacher", teacherName(), known),
                new PairDiagram.Side("Student", name(student), PyramidSizes.levels(student, input, used)),
                joints(),
                PairTerms.of(settings));
    }

    private List<PairDiagram.Joint> joints() {
        boolean sameWidth = teacher.model()
                .map(model -> model.neckChannels() == student.neckChannels())
                .orElse(true);
        String adapter = PairTerms.adapter(settings, sameWidth);
        return IntStream.range(0, PyramidSizes.LEVELS)
                .mapToObj(level -> new PairDiagram.Joint(level, adapter, mismatch(level)))
                .toList();
    }

    private String mismatch(int level) {
        int own = 1 << (PyramidSizes.first(student) + level);
        return teacher.model()
                .map(model -> 1 << (PyramidSizes.first(model) + level))
                .filter(cell -> cell != own)
                .map(cell -> "A cell of the student's map covers " + own + " px, one of the teacher's " + cell + " px")
                .orElse("");
    }

    private String teacherName() {
        return switch (teacher.kind()) {
            case STATE -> "a detector of MMRotate or torchvision";
            case NONE -> "not chosen yet";
            default -> teacher.model().map(PairPlan::name).orElse("not known yet");
        };
    }

    private static String name(ModelSpec model) {
        return model.detector() + ", " + model.backbone();
    }

    /** What a person should know of the pair before it is trained, a sentence each; empty when all is well. */
    static List<String> notes(ExperimentSpec spec, TeacherFacts teacher, List<String> dataClasses) {
        List<String> notes = new ArrayList<>();
        if (!teacher.problem().isEmpty()) {
            notes.add(teacher.problem());
        }
        if (teacher.kind() == TeacherFacts.Kind.STATE) {
            notes.add("What is in the file is told by the check.");
        }
        if (teacher.kind() == TeacherFacts.Kind.EXPERIMENT) {
            notes.add("The teacher is trained first, as a run of its own.");
        }
        teacher.model()
                .filter(model -> PyramidSizes.first(model) != PyramidSizes.first(spec.model()))
                .ifPresent(
                        model -> notes.add("The pyramids begin at different levels: a detector of one stage and one of"
                                + " two stages cannot meet."));
        List<String> own = new ArrayList<>(
                spec.data().classes().isEmpty() ? dataClasses : spec.data().classes());
        own.removeAll(spec.data().ignoredClasses());
        if (!own.isEmpty() && !teacher.classes().isEmpty() && !own.equals(teacher.classes())) {
            notes.add("The teacher knows other classes: " + String.join(", ", teacher.classes()) + ".");
        }
        return notes;
    }
}
