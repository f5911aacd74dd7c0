package org.nadir.app.experiments;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.OneJob;
import org.nadir.base.Progress;
import org.nadir.experiment.ExperimentSpec;

/**
 * The check of the pair in the form: whether it can be asked for, the one that runs, and what the last one found for as long
 * as the form stays as it was. Needs no toolkit; FX thread only.
 */
final class PairChecking {
    private final ReadOnlyObjectProperty<ExperimentDraft> selected;
    private final Checker checker;
    private final OneJob job;
    private final ReadOnlyObjectWrapper<Optional<PairFinding>> finding = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");

    /** Runs an image through both detectors; off the FX thread. */
    @FunctionalInterface
    interface Checker {
        PairFinding check(ExperimentSpec spec, Progress progress) throws Exception;
    }

    PairChecking(BackgroundTasks tasks, ReadOnlyObjectProperty<ExperimentDraft> selected, Checker checker) {
        this.job = new OneJob(tasks);
        this.selected = selected;
        this.checker = checker;
        DraftWatch.on(selected, this::anew);
    }

    /** The check that runs now. */
    ReadOnlyObjectProperty<Optional<Job>> running() {
        return job.running();
    }

    /** What was found of the form as it stands. */
    ReadOnlyObjectProperty<Optional<PairFinding>> finding() {
        return finding.getReadOnlyProperty();
    }

    /** Why the pair cannot be checked, a sentence; empty when it can. */
    ReadOnlyStringProperty reason() {
        return reason.getReadOnlyProperty();
    }

    private void anew() {
        job.forget();
        finding.set(Optional.empty());
        String why = selected.get().reason();
        reason.set(why.isEmpty() ? "" : "The check runs one training image through both. First: " + why);
    }

    /** Starts a check, unless one runs or the form is not ready. */
    void check() {
        if (job.busy() || !reason.get().isEmpty()) {
            return;
        }
        ExperimentSpec spec = selected.get().spec();
        job.start(
                "Checking the pair",
                progress -> checker.check(spec, progress),
                found -> finding.set(Optional.of(found)));
    }

    void cancel() {
        job.forget();
    }
}
