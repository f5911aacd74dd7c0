package org.nadir.detection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nadir.data.Pixels;

/**
 * Reads the windows of a scene in order on threads of its own, two batches ahead of who takes them and never more, so that
 * memory does not depend on the scene. Taken by one thread.
 */
final class WindowFeed implements AutoCloseable {
    private final IntFunction<Pixels> reader;
    private final int count;
    private final int ahead;
    private final Deque<CompletableFuture<@Nullable Pixels>> underWay = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService threads;
    private int submitted;

    /** @param reader gives window 0 .. count - 1; called from several threads at once */
    WindowFeed(IntFunction<Pixels> reader, int count, int batch) {
        this.reader = reader;
        this.count = count;
        this.ahead = 2 * batch;
        int readers = Math.max(1, Math.min(ahead, Runtime.getRuntime().availableProcessors()));
        this.threads = Executors.newFixedThreadPool(readers, work -> {
            Thread thread = Executors.defaultThreadFactory().newThread(work);
            thread.setName("nadir-windows");
            thread.setDaemon(true);
            return thread;
        });
        submit();
    }

    private void submit() {
        while (submitted < count && underWay.size() < ahead) {
            int window = submitted++;
            underWay.add(CompletableFuture.supplyAsync(() -> closed.get() ? null : reader.apply(window), threads));
        }
    }

    /** The next windows, at most {@code size}; none at the end. Whatever a read failed with is thrown. */
    List<Pixels> next(int size) {
        List<Pixels> batch = new ArrayList<>();
        while (batch.size() < size && !underWay.isEmpty()) {
            Pixels pixels = join(underWay.remove());
            if (pixels != null) {
                batch.add(pixels);
            }
        }
        submit();
        return batch;
    }

    private static @Nullable Pixels join(CompletableFuture<@Nullable Pixels> read) {
        try {
            return read.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits for the reads under way: whoever closes the scene after us must not meet one, and none may be interrupted. */
    @Override
    public void close() {
        closed.set(true);
        underWay.forEach(read -> read.handle((pixels, problem) -> pixels).join());
        threads.shutdown();
    }
}
