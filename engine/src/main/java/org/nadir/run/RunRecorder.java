package org.nadir.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nadir.base.UserProblem;
import org.nadir.training.Checkpoint;
import org.nadir.training.LoopHost;
import org.nadir.training.LoopProgress;
import org.nadir.training.RunEvent;

/**
 * The worker's side of a run folder: writes events, status with a heartbeat and checkpoints, and reads the orders. Events come
 * from the thread of the loop; the heartbeat has a daemon thread of its own.
 */
public final class RunRecorder implements LoopHost, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RunRecorder.class.getName());
    private static final long STATUS_NANOS = 500_000_000L;
    private static final long ORDER_NANOS = 100_000_000L;
    private static final long HEARTBEAT_SECONDS = 5;

    private final RunFolder folder;
    private final RunControl control;
    private final EventLog log;
    private final StatusKeeper status = new StatusKeeper();
    private final ScheduledExecutorService heart;
    private Map<String, String> about = Map.of();
    private boolean failureTold;
    private boolean finished;
    private Request order = Request.RUN;
    private long orderRead = Long.MIN_VALUE / 2;
    private long statusWritten = Long.MIN_VALUE / 2;

    /** Takes over a folder. */
    public RunRecorder(RunFolder folder) {
        this.folder = folder;
        this.control = new RunControl(folder);
        this.log = new EventLog(folder.eventFile());
        writeStatus();
        this.heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = Executors.defaultThreadFactory().newThread(task);
            thread.setName("nadir-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        heart.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Gives the metadata of every checkpoint that follows. */
    public void describe(Map<String, String> metadata) {
        about = Map.copyOf(metadata);
    }

    /** Says what is known already of a run that goes on from a checkpoint. */
    public void goOn(LoopProgress from) {
        status.goOn(from);
    }

    private void beat() {
        try {
            writeStatus();
        } catch (UserProblem problem) {
            LOG.log(Level.WARNING, "{0}", problem.getMessage());
        }
    }

    @Override
    public void publish(RunEvent event) {
        boolean failed = event instanceof RunEvent.Failed;
        failureTold |= failed;
        try {
            log.append(event);
        } catch (UserProblem problem) {
            // A run that failed for want of space must still say so in its status, as far as that can be written
            if (!failed) {
                throw problem;
            }
            LOG.log(Level.WARNING, "{0}", problem.getMessage());
        }
        status.take(event);
        finished = event instanceof RunEvent.Finished end && !end.stopped();
        boolean step = event instanceof RunEvent.Step;
        if (step && System.nanoTime() - statusWritten < STATUS_NANOS) {
            return;
        }
        if (failed) {
            beat();
        } else {
            writeStatus();
        }
    }

    /** Says in the status how many epochs the run is to have. */
    void expects(int epochs) {
        status.expects(epochs);
    }

    /**
     * Says in the status that another run must be trained before this one.
     *
     * @param what a line on that run and how far it is
     */
    void waitsFor(String what, boolean paused) {
        status.waitsFor(what, paused);
        if (System.nanoTime() - statusWritten >= STATUS_NANOS) {
            writeStatus();
        }
    }

    /** True once a failure was published. */
    boolean failureTold() {
        return failureTold;
    }

    /** True once the run has come to its end; false for one that was stopped and can go on. */
    boolean finished() {
        return finished;
    }

    private synchronized void writeStatus() {
        StatusFile.write(folder.statusFile(), status.now(Instant.now()));
        statusWritten = System.nanoTime();
    }

    @Override
    public Request request() {
        long now = System.nanoTime();
        if (now - orderRead > ORDER_NANOS) {
            order = control.request();
            orderRead = now;
        }
        return order;
    }

    @Override
    public void rest() {
        LockSupport.parkNanos(ORDER_NANOS);
    }

    @Override
    public String save(String kind, Checkpoint checkpoint) {
        Checkpoint kept = kind.equals(CheckpointFiles.BEST) ? checkpoint.forUse() : checkpoint;
        CheckpointFiles.write(folder.checkpointFile(kind), kept, about);
        return folder.path().relativize(folder.checkpointFile(kind)).toString().replace('\\', '/');
    }

    @Override
    public void discard(String kind) {
        try {
            Files.deleteIfExists(folder.checkpointFile(kind));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An old checkpoint could not be deleted: {0}", e.getMessage());
        }
    }

    /** Ends the heartbeat and closes the files. */
    @Override
    public void close() {
        // not at once: an interrupted write of the status would be told as a disk that failed
        heart.shutdown();
        log.close();
    }
}
