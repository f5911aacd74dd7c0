package org.nadir.app.experiments;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import org.nadir.app.desk.BackgroundTasks;
import org.nadir.app.desk.Job;
import org.nadir.base.Progress;
import org.nadir.experiment.ExperimentSpec;

/**
 * The check of the pair in the form: whether it can be asked for, the one that runs, and what the last one found for as long
 * as the form stays as it was. Needs no toolkit; FX thread only.
 */
final class PairChecking {
    private final BackgroundTasks tasks;
    private final ReadOnlyObjectProperty<ExperimentDraft> selected;
    private final Checker checker;
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PairFinding>> finding = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    private final ChangeListener<Object> changed = (property, before, now) -> anew();

    /** Runs an image through both detectors; off the FX thread. */
    @FunctionalInterface
    interface Checker {
        PairFinding check(ExperimentSpec spec, Progress progress) throws Exception;
    }

    PairChecking(BackgroundTasks tasks, ReadOnlyObjectProperty<ExperimentDraft> selected, Checker checker) {
        this.tasks = tasks;
        this.selected = selected;
        this.checker = checker;
        selected.addListener((property, before, now) -> {
            before.revision().removeListener(changed);
            before.data().removeListener(changed);
            listen(now);
        });
        listen(selected.get());
    }

    private void listen(ExperimentDraft draft) {
        draft.revision().addListener(changed);
        draft.data().addListener(changed);
        anew();
    }

    /** The check that runs now. */
    ReadOnlyObjectProperty<Optional<Job>> running() {
        return running.getReadOnlyProperty();
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
        cancel();
        finding.set(Optional.empty());
        String why = selected.get().reason();
        reason.set(why.isEmpty() ? "" : "The check runs one training image through both. First: " + why);
    }

    /** Starts a check, unless one runs or the form is not ready. */
    void check() {
        if (running.get().isPresent() || !reason.get().isEmpty()) {
            return;
        }
        ExperimentSpec spec = selected.get().spec();
        Job[] own = new Job[1];
        own[0] = tasks.run(
                "Checking the pair",
                progress -> checker.check(spec, progress),
                found -> finding.set(Optional.of(found)),
                () -> {
                    if (running.get().filter(job -> job == own[0]).isPresent()) {
                        running.set(Optional.empty());
                    }
                });
        running.set(Optional.of(own[0]));
    }

    void cancel() {
        running.get().ifPresent(Job::cancel);
        running.set(Optional.empty());
    }
}
