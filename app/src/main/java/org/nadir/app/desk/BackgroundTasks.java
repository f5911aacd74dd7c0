package org.nadir.app.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nadir.base.Progress;

/**
 * Everything that touches files, the network or other processes runs here, off the FX thread, and hands its result back
 * on it. A failure becomes a notice. {@link #latest} keeps one job per key: a newer one cancels the older and its result
 * is dropped. Once closed, work is cancelled instead of begun, and no result arrives any more. Call from the FX thread.
 */
public final class BackgroundTasks implements AutoCloseable {
    /** Work that may fail with anything; called off the FX thread. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    private final Executor worker;
    private final Executor ui;
    private final Notices notices;
    private final ObservableList<Job> running = FXCollections.observableArrayList();
    private final Map<String, Job> keyed = new HashMap<>();

    /** For tests: both executors may run at once in the calling thread. */
    public BackgroundTasks(Executor worker, Executor ui, Notices notices) {
        this.worker = worker;
        this.ui = ui;
        this.notices = notices;
    }

    public static BackgroundTasks onFxThread(Notices notices) {
        return new BackgroundTasks(Executors.newFixedThreadPool(4, daemons("nadir-work")), Job.fxThread(), notices);
    }

    /** Names threads and makes them daemons, so that no forgotten work keeps the program alive. */
    public static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory plain = Executors.defaultThreadFactory();
        return work -> {
            Thread thread = plain.newThread(work);
            thread.setName(name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The jobs a person may see and cancel. */
    public ObservableList<Job> running() {
        return running;
    }

    public <T> Job run(String what, Work<T> work, Consumer<? super T> done) {
        return run(what, work, done, () -> {});
    }

    /** As {@link #run(String, Work, Consumer)}; {@code ended} follows success, failure and cancellation alike. */
    public <T> Job run(String what, Work<T> work, Consumer<? super T> done, Runnable ended) {
        Job job = new Job(what, ui);
        if (open(job)) {
            running.add(job);
            worker.execute(() -> perform(job, work, done, ended));
        }
        return job;
    }

    /** Runs {@code work} in the place of whatever still runs under {@code key}. */
    public <T> Job latest(String key, Work<T> work, Consumer<? super T> done) {
        Job before = keyed.get(key);
        if (before != null) {
            before.cancel();
        }
        Job job = new Job(key, ui);
        if (open(job)) {
            keyed.put(key, job);
            worker.execute(() -> perform(job, work, done, () -> keyed.remove(key, job)));
        }
        return job;
    }

    /** What was laid into the FX queue before the window closed may still ask for work after it: false then. */
    private boolean open(Job job) {
        boolean closed = worker instanceof ExecutorService service && service.isShutdown();
        if (closed) {
            job.cancel();
        }
        return !closed;
    }

    /** Runs on the FX thread, at once when called from it. */
    public void onScreen(Runnable change) {
        ui.execute(change);
    }

    private <T> void perform(Job job, Work<T> work, Consumer<? super T> done, Runnable ended) {
        try {
            T result = work.run(job);
            ui.execute(() -> finish(job, ended, () -> done.accept(result)));
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            ui.execute(() -> finish(job, ended, () -> notices.failure(job.what(), e)));
        }
    }

    private void finish(Job job, Runnable ended, Runnable consequence) {
        running.remove(job);
        if (!job.cancelled()) {
            consequence.run();
        }
        ended.run();
    }

    @Override
    public void close() {
        running.forEach(Job::cancel);
        keyed.values().forEach(Job::cancel);
        if (worker instanceof ExecutorService service) {
            service.shutdownNow();
        }
    }
}
