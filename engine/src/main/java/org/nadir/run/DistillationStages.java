package org.nadir.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.distillation.Distillers;
import org.nadir.experiment.DistillationSpec;
import org.nadir.experiment.ExperimentSpec;

/**
 * Sees to what a run learns from before it trains: the teacher, trained first where it is an experiment, and the
 * high-frequency amplifier. Both are runs of their own beside it, found again by whoever needs them too. Used by the thread of
 * the worker; takes as long as those runs take.
 */
final class DistillationStages {
    private final RunFolder run;
    private final ExperimentSpec spec;
    private final DistillationSpec distillation;
    private final StageWait wait;
    private final List<Stage> stages = new ArrayList<>();
    private final Path runsDir;
    private boolean suited;

    /** @param run the student's, or that of an amplifier, whose specification names a teacher */
    DistillationStages(RunFolder run, ExperimentSpec spec, StageWait wait) {
        this.run = run;
        this.spec = spec;
        this.distillation = spec.distillation();
        this.wait = wait;
        this.runsDir = Objects.requireNonNull(run.path().getParent());
    }

    /**
     * Waits until everything is there.
     *
     * @param begun the checkpoint that the run goes on from; empty for a new one
     * @return empty when the run was asked to stop before
     * @throws UserProblem when the teacher is not there, is another one than before, or does not suit
     */
    Optional<Teaching> see(Optional<Path> begun) {
        Path named = distillation.teacher().orElseThrow();
        Optional<Path> teacher = teacher(new TeacherFile(named));
        if (teacher.isEmpty()) {
            return Optional.empty();
        }
        String digest = CheckpointFiles.digest(teacher.get());
        begun.flatMap(CheckpointFiles::teacher).ifPresent(before -> requireSame(before, digest, teacher.get()));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("teacher", teacher.get().toString());
        facts.put("teacher digest", digest);
        boolean amplified =
                distillation.settings().map(Distillers::needsAmplifier).orElse(false);
        if (!amplified) {
            return Optional.of(new Teaching(teacher.get(), digest, Optional.empty(), facts));
        }
        Optional<Path> amplifier = amplifier(teacher.get(), digest);
        if (amplifier.isPresent()) {
            // the amplifier may have taken hours
            TeacherFile.requireThere(teacher.get());
            requireSame(digest, CheckpointFiles.digest(teacher.get()), teacher.get());
            facts.put("amplifier", amplifier.get() + score(amplifier.get()));
        }
        return amplifier.map(file -> new Teaching(teacher.get(), digest, amplifier, facts));
    }

    private static String score(Path amplifier) {
        double best = CheckpointFiles.progress(amplifier).bestScore();
        return Double.isNaN(best) ? "" : String.format(Locale.ROOT, ", mAP50 %.4f", best);
    }

    /** The checkpoint of the teacher; empty when the run was asked to stop before it was there. */
    private Optional<Path> teacher(TeacherFile named) {
        named.requireOther(run);
        if (named.experiment()) {
            ExperimentSpec first = named.spec();
            if (StageSpecs.same(runsDir, first).filter(StageWait::trained).isEmpty()) {
                requireSuited();
            }
            RunFolder trained = wait.decide(
                    runsDir, () -> StageSpecs.same(runsDir, first).orElseGet(() -> RunFolder.create(runsDir, first)));
            return waited(Stage.Kind.TEACHER, trained);
        }
        if (named.runFolder()) {
            RunFolder trained = RunFolder.open(named.path());
            boolean going =
                    trained.status().map(status -> status.state().active()).orElse(false);
            return going ? waited(Stage.Kind.TEACHER, trained) : Optional.of(TrainedModel.checkpoint(trained.path()));
        }
        if (named.checkpoint()) {
            return Optional.of(named.path());
        }
        RunFolder imported = wait.decide(runsDir, () -> named.imported(spec, runsDir));
        return Optional.of(TrainedModel.checkpoint(imported.path()));
    }

    private Optional<Path> amplifier(Path teacher, String digest) {
        if (distillation.amplifier().isPresent()) {
            Path given = TrainedModel.checkpoint(distillation.amplifier().get());
            requireAmplifierOf(digest, given);
            return Optional.of(given);
        }
        ExperimentSpec ofTeacher = CheckpointFiles.spec(teacher).orElseThrow();
        ExperimentSpec wanted = StageSpecs.amplifier(spec, ofTeacher, teacher, digest);
        Path place = runsDir.resolve(RunFolder.folderName(wanted.name()));
        if (!Files.isDirectory(place)) {
            requireSuited();
        }
        RunFolder trained = wait.decide(
                runsDir, () -> Files.isDirectory(place) ? RunFolder.open(place) : RunFolder.create(runsDir, wanted));
        Optional<Path> file = waited(Stage.Kind.AMPLIFIER, trained);
        file.ifPresent(amplifier -> requireAmplifierOf(digest, amplifier));
        return file;
    }

    /** What keeps the two apart is told before hours go into a teacher or an amplifier. */
    private void requireSuited() {
        if (!suited && distillation.distils()) {
            new PairCheck(spec).run().problem().ifPresent(problem -> {
                throw problem;
            });
        }
        suited = true;
    }

    private Optional<Path> waited(Stage.Kind kind, RunFolder trained) {
        Stage stage = new Stage(kind, trained);
        stages.add(stage);
        RunStages.write(run, stages);
        return wait.finished(stage) ? Optional.of(TrainedModel.checkpoint(trained.path())) : Optional.empty();
    }

    private static void requireSame(String before, String now, Path teacher) {
        if (!before.equals(now)) {
            throw UserProblem.of("The teacher is no longer the one that this run began to learn from")
                    .file(teacher)
                    .field(TeacherFile.FIELD)
                    .found("weights with the digest " + now)
                    .expected("weights with the digest " + before)
                    .remedy("Put the former teacher back, or start a new run")
                    .problem();
        }
    }

    private static void requireAmplifierOf(String teacher, Path amplifier) {
        Optional<String> of = CheckpointFiles.teacher(amplifier);
        boolean amplifies = CheckpointFiles.spec(amplifier)
                .map(spec -> spec.distillation().trainsAmplifier())
                .orElse(false);
        if (!amplifies || !of.equals(Optional.of(teacher))) {
            throw UserProblem.of(
                            amplifies ? "The amplifier is of another teacher" : "This is no amplifier of a teacher")
                    .file(amplifier)
                    .field("distillation.amplifier")
                    .found(
                            amplifies
                                    ? "the amplifier of a teacher with the digest " + of.orElse("unknown")
                                    : "a checkpoint of another kind of run")
                    .expected("the amplifier of the teacher with the digest " + teacher)
                    .remedy("Leave it to the program with distillation.amplifier: auto")
                    .problem();
        }
    }
}
