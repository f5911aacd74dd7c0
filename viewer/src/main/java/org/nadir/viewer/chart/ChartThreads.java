package org.nadir.viewer.chart;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The two background threads on which all charts of the process are painted; daemons, named for the log. */
final class ChartThreads {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ExecutorService PAINTERS = Executors.newFixedThreadPool(2, ChartThreads::thread);

    private ChartThreads() {}

    static ExecutorService painters() {
        return PAINTERS;
    }

    private static Thread thread(Runnable work) {
        ThreadFactory plain = Executors.defaultThreadFactory();
        Thread thread = plain.newThread(work);
        thread.setName("nadir-chart-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
