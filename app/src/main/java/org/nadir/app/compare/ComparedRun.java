package org.nadir.app.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nadir.app.desk.FreezeRows;
import org.nadir.base.LineLook;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;
import org.nadir.run.RunWatcher;
import org.nadir.run.compare.EpochFacts;
import org.nadir.run.compare.RunAccount;
import org.nadir.run.compare.RunSummary;
import org.nadir.run.digest.RunDigests;
import org.nadir.training.RunEvent;
import org.nadir.viewer.timeline.TimelineModel;
import org.nadir.viewer.timeline.TimelineSnapshot;

/**
 * One of the chosen runs: its colour, whether it is shown, pinned, what a person notes about it, and what it came to so far.
 * Properties belong to the FX thread; events come on the thread of whoever reads the folder.
 */
final class ComparedRun implements RunWatcher.Listener {
    /** What is kept for the next time waits until a person sees this time's. */
    private static final Executor KEEPER = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

    private final RunFolder folder;
    private final String label;
    private final LineLook look;
    private final RunLines lines;
    private final Executor ui;
    private final RunAccount account = new RunAccount();
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final BooleanProperty pinned = new SimpleBooleanProperty(false);
    private final StringProperty note = new SimpleStringProperty("");
    private final ObjectProperty<Optional<RunSummary>> summary = new SimpleObjectProperty<>(Optional.empty());
    private Optional<RunWatcher> watcher = Optional.empty();

    /**
     * A run as it stands among the others.
     *
     * @param label unique among the runs of the comparison
     * @param look its colour and dashes, for good
     */
    record Place(Path folder, String label, LineLook look) {}

    ComparedRun(Place place, ComparedCurves curves, Executor ui) {
        this.folder = RunFolder.open(place.folder());
        this.label = place.label();
        this.look = place.look();
        this.lines = new RunLines(curves, label, look);
        this.ui = ui;
    }

    RunFolder folder() {
        return folder;
    }

    String label() {
        return label;
    }

    LineLook look() {
        return look;
    }

    BooleanProperty shown() {
        return shown;
    }

    BooleanProperty pinned() {
        return pinned;
    }

    StringProperty note() {
        return note;
    }

    /** Empty until the folder has been read. */
    ObjectProperty<Optional<RunSummary>> summary() {
        return summary;
    }

    /** Reads the folder as far as it goes, or begins to follow a run that still goes on. Blocks; once; off the FX thread. */
    Optional<RunSummary> read(RunDigests digests) {
        boolean active = folder.status().map(status -> status.state().active()).orElse(false);
        if (active) {
            RunWatcher following = new RunWatcher(folder, this);
            watcher = Optional.of(following);
            following.start();
            return Optional.empty();
        }
        RunDigests.Found found = digests.of(folder);
        lines.take(found.digest().curves());
        found.keep().ifPresent(KEEPER::execute);
        return Optional.of(RunSummary.of(folder, found.digest().totals()));
    }

    void close() {
        watcher.ifPresent(RunWatcher::close);
    }

    @Override
    public void events(List<RunEvent> events) {
        lines.take(events);
        events.forEach(account::add);
        if (events.stream().anyMatch(event -> !(event instanceof RunEvent.Step))) {
            tell();
        }
    }

    @Override
    public void status(RunStatus now) {
        if (!now.state().active()) {
            tell();
        }
    }

    private void tell() {
        RunSummary now = RunSummary.of(folder, account.totals());
        ui.execute(() -> summary.set(Optional.of(now)));
    }

    /** What the run has applied, epoch by epoch; empty when it did not say. */
    static Optional<TimelineSnapshot> timeline(RunSummary run) {
        TimelineModel timeline = FreezeRows.empty(0);
        for (EpochFacts epoch : run.epochs()) {
            epoch.applied().ifPresent(state -> timeline.column(epoch.epoch(), FreezeRows.column(state)));
        }
        return timeline.epochs() == 0 ? Optional.empty() : Optional.of(timeline.snapshot());
    }
}
