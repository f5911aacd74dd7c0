package org.nadir.viewer.map;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The background threads that all maps of the process share; daemons, named for the log. */
final class MapThreads {
    static final int TILE_THREADS = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors() - 1));

    private static final ExecutorService TILES = Executors.newFixedThreadPool(TILE_THREADS, named("nadir-tiles"));
    private static final ExecutorService PROBE = Executors.newSingleThreadExecutor(named("nadir-probe"));

    private MapThreads() {}

    static TileLoader.Workers tiles() {
        return new TileLoader.Workers(TILES, TILE_THREADS);
    }

    static ExecutorService probe() {
        return PROBE;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory plain = Executors.defaultThreadFactory();
        return work -> {
            Thread thread = plain.newThread(work);
            thread.setName(name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
