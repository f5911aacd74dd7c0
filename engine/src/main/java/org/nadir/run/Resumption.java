package org.nadir.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunStatus.State;
import org.nadir.training.EarlyStop;
import org.nadir.training.LoopProgress;

/**
 * Whether a run can go on, and with what specification: its own, or with settings changed that leave valid what was
 * learned so far. Stateless.
 */
public final class Resumption {
    /** Settings that may change between two processes of a run. */
    public static final List<String> CHANGEABLE = List.of(
            "optimisation.epochs",
            "optimisation.learningRate",
            "optimisation.milestones",
            "optimisation.clipNorm",
            "run.patience",
            "run.minImprovement",
            "run.validateEvery",
            "run.checkpointEvery",
            "run.keepLast",
            "run.device",
            "run.heapMib",
            "freezing.cacheFeatures",
            "freezing.cacheLimit",
            "distillation.teacher",
            "distillation.amplifier",
            "distillation.cacheTeacher",
            "distillation.cacheLimit",
            "data.loaderThreads",
            "data.keptMib");

    private Resumption() {}

    /**
     * The specification that the run goes on with; nothing is written.
     *
     * @param changes values by key, see {@link #CHANGEABLE}
     * @throws UserProblem when a worker is at the run, the run is over, or a setting cannot change
     */
    static ExperimentSpec of(RunFolder folder, Map<String, String> changes) {
        changes.keySet().stream()
                .filter(key -> !CHANGEABLE.contains(key))
                .findFirst()
                .ifPresent(Resumption::refuse);
        ExperimentSpec spec = folder.spec(changes);
        Optional<RunStatus> status = folder.status();
        if (status.isPresent() && status.get().state().active()) {
            throw UserProblem.of("The run is still going")
                    .file(folder.path())
                    .remedy("Stop it first, or follow it")
                    .problem();
        }
        if (status.isPresent() && status.get().state() == State.FINISHED) {
            requireMoreToDo(folder, spec, status.get());
        }
        return spec;
    }

    private static void refuse(String key) {
        throw UserProblem.of("This setting cannot change while a run is under way")
                .field(key)
                .expected("one of " + String.join(", ", CHANGEABLE))
                .remedy("Start a new run")
                .problem();
    }

    private static void requireMoreToDo(RunFolder folder, ExperimentSpec spec, RunStatus status) {
        Path last = folder.checkpoint(CheckpointFiles.LAST)
                .orElseThrow(() -> UserProblem.of("The run has no checkpoint to go on from")
                        .file(folder.path())
                        .remedy("Start a new run")
                        .problem());
        LoopProgress progress = CheckpointFiles.progress(last);
        if (progress.epoch() >= spec.optimisation().epochs()) {
            throw UserProblem.of("All epochs of the run are trained")
                    .file(folder.path())
                    .found(progress.epoch() + " epochs")
                    .remedy("Give it more: nadir resume RUN --set optimisation.epochs=" + 2 * progress.epoch())
                    .problem();
        }
        Optional<String> reason = EarlyStop.of(spec.run()).reason(progress.validation(), "the score");
        if (reason.isPresent()) {
            throw UserProblem.of("The run stopped early: " + (status.stoppedEarly() ? status.message() : reason.get()))
                    .file(folder.path())
                    .remedy("Give it more patience: nadir resume RUN --set run.patience="
                            + 2 * spec.run().patience())
                    .problem();
        }
    }
}
