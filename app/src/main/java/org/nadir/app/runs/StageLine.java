package org.nadir.app.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.distillation.Distillers;
import org.nadir.experiment.DistillationSpec;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStages;
import org.nadir.run.RunStatus;
import org.nadir.run.Stage;

/**
 * One stage of a distillation as a line: the teacher, its amplifier or the student.
 *
 * @param title what the stage is for
 * @param name of its run, or of the file that stands in for one
 * @param state of its run; empty where there is no run, or none yet
 * @param words on how far it is
 * @param run its folder, to go to; empty for the run itself and where there is none
 */
record StageLine(String title, String name, Optional<RunStatus.State> state, String words, Optional<Path> run) {
    private static final String AMPLIFIER = "Amplifier";

    /** The stages of a run in their order; none for a run that learns from labels alone. Reads files: off the FX thread. */
    static List<StageLine> of(RunFolder run, ExperimentSpec spec) {
        DistillationSpec distillation = spec.distillation();
        List<StageLine> lines = new ArrayList<>();
        if (distillation.teacher().isEmpty()) {
            return lines;
        }
        List<Stage> stages = RunStages.of(run);
        lines.add(stage(stages, Stage.Kind.TEACHER)
                .orElseGet(() -> named("Teacher", distillation.teacher().get())));
        if (distillation.trainsAmplifier()) {
            lines.add(own(AMPLIFIER, run));
            return lines;
        }
        if (distillation.settings().map(Distillers::needsAmplifier).orElse(false)) {
            lines.add(stage(stages, Stage.Kind.AMPLIFIER).orElseGet(() -> distillation
                    .amplifier()
                    .map(file -> named(AMPLIFIER, file))
                    .orElse(new StageLine(
                            AMPLIFIER, "", Optional.empty(), "found or trained after the teacher", Optional.empty()))));
        }
        lines.add(own("Student", run));
        return lines;
    }

    private static Optional<StageLine> stage(List<Stage> stages, Stage.Kind kind) {
        return stages.stream()
                .filter(stage -> stage.kind() == kind)
                .findFirst()
                .map(stage -> of(kind.title(), stage.run()));
    }

    /** A run folder, a checkpoint within one, or a file of another kind. */
    private static StageLine named(String title, Path path) {
        String name = String.valueOf(path.getFileName());
        if (!Files.exists(path)) {
            return new StageLine(title, name, Optional.empty(), "is no longer there", Optional.empty());
        }
        return folder(path)
                .map(run -> of(title, run))
                .orElseGet(() -> new StageLine(title, name, Optional.empty(), "a file", Optional.empty()));
    }

    private static Optional<RunFolder> folder(Path path) {
        Path run = path;
        for (int up = 0; up < 3 && run != null; up++) {
            if (Files.isRegularFile(run.resolve("spec.yaml"))) {
                return Optional.of(RunFolder.open(run));
            }
            run = run.getParent();
        }
        return Optional.empty();
    }

    private static StageLine of(String title, RunFolder run) {
        StageLine line = own(title, run);
        return new StageLine(line.title, line.name, line.state, line.words, Optional.of(run.path()));
    }

    private static StageLine own(String title, RunFolder run) {
        try {
            Optional<RunStatus> status = run.status();
            return new StageLine(
                    title,
                    run.name(),
                    status.map(RunStatus::state),
                    status.map(StageLine::words).orElse("not started yet"),
                    Optional.empty());
        } catch (UserProblem damaged) {
            return new StageLine(title, run.name(), Optional.empty(), "its status cannot be read", Optional.empty());
        }
    }

    private static String words(RunStatus status) {
        if (status.imported()) {
            return RunFacts.state(status);
        }
        String best = status.bestEpoch() < 0 ? "" : ", mAP50 " + RunFacts.bestScore(status);
        return RunFacts.state(status) + ", epoch " + RunFacts.epoch(status) + best;
    }
}
