package org.nadir.viewer.gallery;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The background threads on which all galleries of the process load; daemons, named for the log. */
final class GalleryThreads {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Executor LOADERS = Executors.newFixedThreadPool(2, GalleryThreads::thread);

    private GalleryThreads() {}

    static Executor loaders() {
        return LOADERS;
    }

    private static Thread thread(Runnable work) {
        ThreadFactory plain = Executors.defaultThreadFactory();
        Thread thread = plain.newThread(work);
        thread.setName("nadir-gallery-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
