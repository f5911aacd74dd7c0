package org.nadir.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nadir.training.RunEvent;

/**
 * The events of a run as they count: when a run goes on from a checkpoint that is older than what a dead worker had
 * already told, the events beyond it are taken back. For a listener that follows a run live. Used by one thread.
 */
public final class RunHistory {
    private final List<RunEvent> events = new ArrayList<>();
    private long iteration;

    /** Adds an event; true when earlier ones were taken back, so that a view must be built anew from {@link #events()}. */
    public boolean add(RunEvent event) {
        boolean back = event instanceof RunEvent.Started started && started.firstIteration() < iteration;
        if (event instanceof RunEvent.Started started) {
            if (back) {
                takeBack(started);
            }
            iteration = started.firstIteration();
        } else if (event instanceof RunEvent.Step step) {
            iteration = step.iteration();
        }
        events.add(event);
        return back;
    }

    /** The events so far, oldest first; a view that changes with the next {@link #add}. */
    public List<RunEvent> events() {
        return Collections.unmodifiableList(events);
    }

    private void takeBack(RunEvent.Started started) {
        events.removeIf(event -> lost(event, started));
    }

    private static boolean lost(RunEvent event, RunEvent.Started started) {
        long from = started.firstIteration();
        if (event instanceof RunEvent.Step step) {
            return step.iteration() > from;
        }
        if (event instanceof RunEvent.Validated validated) {
            return validated.iteration() > from || validated.epoch() >= started.firstEpoch();
        }
        if (event instanceof RunEvent.CheckpointSaved saved) {
            return saved.iteration() > from;
        }
        if (event instanceof RunEvent.EpochStarted begun) {
            return begun.epoch() > started.firstEpoch();
        }
        return event instanceof RunEvent.EpochEnded ended && ended.epoch() >= started.firstEpoch();
    }
}
