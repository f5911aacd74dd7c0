package org.nadir.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.training.RunEvent;

/**
 * Follows a run folder from its first event on and tells a listener what is new, on a daemon thread of its own. Finds out
 * when the worker is gone without having ended in order. Works for a run that is over: everything arrives, then silence.
 */
public final class RunWatcher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RunWatcher.class.getName());
    private static final long PAUSE_MILLIS = 200;

    private final RunFolder folder;
    private final Listener listener;
    private final EventTail tail;
    private final ScheduledExecutorService scheduler;
    private @Nullable RunStatus told;
    private String lastProblem = "";

    public RunWatcher(RunFolder folder, Listener listener) {
        this.folder = folder;
        this.listener = listener;
        this.tail = new EventTail(folder.eventFile());
        this.scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            thread.setName("nadir-watch-" + folder.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Hears of a run; called from the watcher's thread, one call at a time. */
    public interface Listener {
        /**
         * New events in their order, never empty; raw as they were written: give them to a {@link RunHistory} where a resumed
         * run must take something back.
         */
        void events(List<RunEvent> events);

        /** The status changed. */
        void status(RunStatus status);
    }

    /** Begins to follow. */
    public void start() {
        scheduler.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            // The status first: when it says that the run is over, the events behind it are all there
            Optional<RunStatus> status = folder.status();
            List<RunEvent> events = tail.next();
            if (!events.isEmpty()) {
                listener.events(events);
            }
            if (status.isPresent() && !status.get().equals(told)) {
                told = status.get();
                listener.status(status.get());
            }
        } catch (UserProblem problem) {
            String sentence = String.valueOf(problem.getMessage());
            if (!sentence.equals(lastProblem)) {
                lastProblem = sentence;
                LOG.log(Level.WARNING, "{0}", sentence);
            }
        } catch (RuntimeException defect) {
            LOG.log(Level.SEVERE, "A listener of the run " + folder.name() + " failed", defect);
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
