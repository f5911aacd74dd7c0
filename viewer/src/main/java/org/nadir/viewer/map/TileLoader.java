package org.nadir.viewer.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Renders wanted tiles on background threads. Each call of {@link #want} replaces what was wanted before, so that a
 * request that has gone stale is dropped before it costs anything; a tile that is already being rendered is finished.
 * Thread-safe; results are handed over on the thread of the rendering.
 */
final class TileLoader {
    private static final Logger LOG = Logger.getLogger(TileLoader.class.getName());

    private final TileSource source;
    private final Executor workers;
    private final int parallel;
    private final Consumer<Result> receiver;
    private final Deque<TileKey> pending = new ArrayDeque<>();
    private final Set<TileKey> inFlight = new HashSet<>();
    private final Set<TileKey> failed = new HashSet<>();
    private boolean closed;

    /**
     * A rendered tile, or why there is none.
     *
     * @param key which tile
     * @param pixels INT_ARGB_PRE; empty when it failed
     * @param failure what went wrong, or null
     */
    record Result(TileKey key, int[] pixels, @Nullable RuntimeException failure) {}

    /** Where and how wide the work is done. */
    record Workers(Executor executor, int parallel) {}

    TileLoader(TileSource source, Workers workers, Consumer<Result> receiver) {
        this.source = source;
        this.workers = workers.executor();
        this.parallel = workers.parallel();
        this.receiver = receiver;
    }

    /** What is wanted now, the most urgent first; replaces all earlier wishes. */
    void want(List<TileKey> keys) {
        synchronized (this) {
            pending.clear();
            for (TileKey key : keys) {
                if (!inFlight.contains(key) && !failed.contains(key)) {
                    pending.addLast(key);
                }
            }
        }
        startWork();
    }

    /** Drops what is wanted and hands over nothing any more. */
    synchronized void close() {
        closed = true;
        pending.clear();
    }

    /** True when nothing is wanted or under way. */
    synchronized boolean idle() {
        return pending.isEmpty() && inFlight.isEmpty();
    }

    private void startWork() {
        List<TileKey> started = new ArrayList<>();
        synchronized (this) {
            while (!closed && inFlight.size() < parallel && !pending.isEmpty()) {
                TileKey key = pending.removeFirst();
                inFlight.add(key);
                started.add(key);
            }
        }
        started.forEach(key -> workers.execute(() -> work(key)));
    }

    private void work(TileKey key) {
        Result result = render(key);
        boolean wanted;
        synchronized (this) {
            inFlight.remove(key);
            if (result.failure() != null) {
                failed.add(key);
            }
            wanted = !closed;
        }
        if (wanted) {
            receiver.accept(result);
        }
        startWork();
    }

    private Result render(TileKey key) {
        try {
            return new Result(key, source.render(key.level(), key.column(), key.row()), null);
        } catch (RuntimeException e) {
            boolean gone;
            synchronized (this) {
                gone = closed;
            }
            // a source that was closed while a tile was under way is no failure
            LOG.log(gone ? Level.FINE : Level.WARNING, "Tile " + key + " could not be rendered", e);
            return new Result(key, new int[0], e);
        }
    }
}
