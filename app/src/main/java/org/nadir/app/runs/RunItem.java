package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.nadir.app.desk.FreezeRows;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.freezing.Expansion;
import org.nadir.run.RecordedRun;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;
import org.nadir.run.RunWatcher;
import org.nadir.training.RunEvent;
import org.nadir.training.Scores;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * One run as the screen sees it. Events come on the watcher's thread and fill the curves there; everything else changes on
 * the FX thread, once per pulse at most. Properties belong to the FX thread.
 */
final class RunItem implements RunEntry, RunWatcher.Listener {
    private final RunFolder folder;
    private final Optional<ExperimentSpec> spec;
    private final Executor ui;
    private final boolean recorded;
    private final RunCurves curves = new RunCurves();
    private final TimelineModel timeline;
    private final ObjectProperty<Optional<RunStatus>> status = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Scores>> scores = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Map<String, String>> environment = new SimpleObjectProperty<>(Map.of());
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ConcurrentLinkedQueue<RunEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile Optional<RunStatus> latest;
    private Optional<RunWatcher> watcher = Optional.empty();

    RunItem(RunFolder folder, Optional<ExperimentSpec> spec, Optional<RunStatus> first, Executor ui) {
        this.folder = folder;
        this.spec = spec;
        this.ui = ui;
        recorded = RecordedRun.is(folder);
        latest = first;
        status.set(first);
        timeline = FreezeRows.empty(epochs());
        spec.filter(s -> !imported())
                .ifPresent(s -> FreezeRows.plan(
                        timeline,
                        Expansion.of(
                                s.freezing().toSchedule(s.model().pretrained()),
                                epochs(),
                                s.run().validateEvery())));
        first.filter(s -> s.state().active()).ifPresent(s -> timeline.currentEpoch(s.epoch()));
    }

    RunFolder folder() {
        return folder;
    }

    @Override
    public Path path() {
        return folder.path();
    }

    @Override
    public String name() {
        return folder.name();
    }

    /** Empty when the specification in the folder cannot be read. */
    Optional<ExperimentSpec> spec() {
        return spec;
    }

    RunCurves curves() {
        return curves;
    }

    /** What was applied so far, and what the schedule plans for the rest. */
    TimelineModel timeline() {
        return timeline;
    }

    ObjectProperty<Optional<RunStatus>> status() {
        return status;
    }

    /** The latest validation. */
    ObjectProperty<Optional<Scores>> scores() {
        return scores;
    }

    /** What the worker told of itself when it started. */
    ObjectProperty<Map<String, String>> environment() {
        return environment;
    }

    /** Rises when anything but the curves changed. */
    ReadOnlyLongProperty revision() {
        return revision.getReadOnlyProperty();
    }

    boolean active() {
        return status.get().map(s -> s.state().active()).orElse(false);
    }

    /** True for a training of another program, of which there are the recorded numbers only. */
    boolean recorded() {
        return recorded;
    }

    /** True for a detector of another program, which has nothing to tell of a training. */
    boolean imported() {
        return latest.map(RunStatus::imported).orElse(false);
    }

    /** True for a run with a teacher: a student's, or that of an amplifier. */
    boolean distils() {
        return spec.map(s -> s.distillation().teacher().isPresent()).orElse(false);
    }

    /** True for the run of a student, whose maps can be compared with those of its teacher. */
    boolean hasTeacher() {
        return spec.map(s -> s.distillation().distils()).orElse(false);
    }

    int epochs() {
        return imported()
                ? 0
                : latest.map(RunStatus::epochs)
                        .filter(epochs -> epochs > 0)
                        .or(() -> spec.map(s -> s.optimisation().epochs()))
                        .orElse(1);
    }

    /** Begins to follow the folder; again does nothing. */
    void watch() {
        if (watcher.isEmpty()) {
            RunWatcher started = new RunWatcher(folder, this);
            watcher = Optional.of(started);
            started.start();
        }
    }

    void close() {
        watcher.ifPresent(RunWatcher::close);
    }

    @Override
    public void events(List<RunEvent> events) {
        curves.take(events);
        for (RunEvent event : events) {
            if (!(event instanceof RunEvent.Step)) {
                waiting.add(event);
            }
        }
        refreshSoon();
    }

    @Override
    public void status(RunStatus now) {
        latest = Optional.of(now);
        refreshSoon();
    }

    private void refreshSoon() {
        if (due.compareAndSet(false, true)) {
            ui.execute(this::refresh);
        }
    }

    private void refresh() {
        due.set(false);
        List<RunEvent> events = new ArrayList<>();
        RunEvent next = waiting.poll();
        while (next != null) {
            events.add(next);
            next = waiting.poll();
        }
        events.forEach(this::apply);
        status.set(latest);
        if (!active()) {
            timeline.currentEpoch(-1);
        }
        revision.set(revision.get() + 1);
    }

    private void apply(RunEvent event) {
        if (event instanceof RunEvent.Started started) {
            environment.set(started.facts());
            timeline.epochs(Math.max(timeline.epochs(), started.epochs()));
        } else if (event instanceof RunEvent.EpochStarted epoch) {
            timeline.column(epoch.epoch(), FreezeRows.column(epoch.applied()));
            timeline.digest(epoch.epoch(), epoch.backboneDigest());
            timeline.currentEpoch(epoch.epoch());
        } else if (event instanceof RunEvent.EpochEnded epoch) {
            // what trained in some step of it, not only in the first
            timeline.column(epoch.epoch(), FreezeRows.column(epoch.applied()));
            timeline.digest(epoch.epoch(), epoch.backboneDigest());
        } else if (event instanceof RunEvent.Validated validated) {
            scores.set(Optional.of(validated.scores()));
        }
    }
}
