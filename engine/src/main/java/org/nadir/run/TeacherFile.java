package org.nadir.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.data.DataSets;
import org.nadir.experiment.DataSpec;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;

/**
 * What {@code distillation.teacher} names: a run folder, a checkpoint, the weights of another program, or an experiment.
 *
 * @param path as the specification has it, absolute
 */
record TeacherFile(Path path) {
    static final String FIELD = "distillation.teacher";
    private static final List<String> EXPERIMENTS = List.of(".yaml", ".yml");

    /** @throws UserProblem when there is nothing, or nothing that could teach */
    TeacherFile {
        requireThere(path);
    }

    /** @throws UserProblem when there is nothing in the place of a teacher */
    static void requireThere(Path path) {
        if (!Files.exists(path)) {
            throw UserProblem.of("The teacher is not there")
                    .file(path)
                    .field(FIELD)
                    .found("no such file or folder: it was moved or deleted, or never was")
                    .expected(
                            "a run folder, a checkpoint, a detector of MMRotate or torchvision (.pth) or the YAML of an experiment")
                    .remedy("Put it back, or name its new place: nadir resume RUN --set " + FIELD + "=PATH")
                    .problem();
        }
    }

    boolean experiment() {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return EXPERIMENTS.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
    }

    boolean runFolder() {
        return Files.isDirectory(path);
    }

    /** True for a checkpoint that this program wrote. */
    boolean checkpoint() {
        return Files.isRegularFile(path) && CheckpointFiles.spec(path).isPresent();
    }

    /**
     * @param student the run that learns from it
     * @throws UserProblem when that is the student itself, or one that learns from itself by way of others
     */
    void requireOther(RunFolder student) {
        if (path.startsWith(student.path())) {
            throw itself().file(path).found("the run " + student.name()).problem();
        }
        Set<Path> seen = new HashSet<>();
        TeacherFile next = this;
        while (next.experiment()) {
            if (!seen.add(next.path)) {
                throw itself().file(next.path)
                        .found("an experiment whose teacher, or its teacher's, is the experiment itself")
                        .problem();
            }
            Optional<Path> further = next.spec().distillation().teacher();
            if (further.isEmpty()) {
                return;
            }
            next = new TeacherFile(further.get());
        }
    }

    /** @throws UserProblem when a teacher does not know just these classes in this order */
    static void requireClasses(List<String> classes, TrainedModel teacher) {
        if (!teacher.classes().equals(classes)) {
            throw UserProblem.of("The teacher knows other classes than the data that its amplifier learns from")
                    .file(teacher.file())
                    .field(FIELD)
                    .found(String.join(", ", teacher.classes()))
                    .expected(String.join(", ", classes) + ", in this order")
                    .remedy("Name the classes of the teacher as data.classes")
                    .problem();
        }
    }

    private static UserProblem.Draft itself() {
        return UserProblem.of("A detector cannot be its own teacher")
                .field(FIELD)
                .expected("a detector that was trained before, or an experiment that can be");
    }

    /** The experiment that trains the teacher. */
    ExperimentSpec spec() {
        return ExperimentYaml.read(path);
    }

    /**
     * The weights of another program as a run of their own, made once for a file.
     *
     * @param student whose classes they are for where the file names none
     * @throws UserProblem when they are of no detector that could be built
     */
    RunFolder imported(ExperimentSpec student, Path runsDir) {
        String name = "teacher-" + WeightDigest.of(path);
        Path place = runsDir.resolve(name);
        if (Files.isDirectory(place)) {
            RunFolder before = RunFolder.open(place);
            if (before.status().map(RunStatus::imported).orElse(false)) {
                return before;
            }
        }
        ModelImport.Request request = new ModelImport.Request(
                path,
                Map.of("name", name),
                classes(student.data()),
                Optional.of(student.data().root()),
                runsDir,
                false);
        return new ModelImport(request).run(Progress.none()).folder();
    }

    /** What a student learns: a class that is ignored has no logits. */
    private static List<String> classes(DataSpec data) {
        List<String> named = data.classes().isEmpty()
                ? DataSets.open(data.sources(), Progress.none()).classes()
                : data.classes();
        return named.stream()
                .filter(name -> !data.ignoredClasses().contains(name))
                .toList();
    }
}
