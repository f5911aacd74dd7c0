package org.nadir.run;

import java.util.List;
import org.nadir.training.RunEvent;

/**
 * Follows a run folder from its first event on and tells a listener what is new, on a daemon thread of its own. Finds out
 * when the worker is gone without having ended in order. Works for a run that is over: everything arrives, then silence.
 */
public final class RunWatcher implements AutoCloseable {
    private final RunFolder folder;

    public RunWatcher(RunFolder folder, Listener listener) {
        this.folder = folder;
    }

    /** Hears of a run; called from the watcher's thread, one call at a time. */
    public interface Listener {
        /** New events in their order; never empty. */
        void events(List<RunEvent> events);

        /** The status changed. */
        void status(RunStatus status);
    }

    /** Begins to follow. */
    public void start() {
        folder.status();
    }

    @Override
    public void close() {
        // nothing runs yet
    }
}
