package org.nadir.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What a command does when its process is interrupted. */
final class Executions {
    private Executions() {}

    /** A thread for {@link Runtime#addShutdownHook}. */
    static Thread hook(String name, Runnable work) {
        Thread thread = Executors.defaultThreadFactory().newThread(work);
        thread.setName(name);
        return thread;
    }

    /** Takes a hook back, unless the process is ending already. */
    static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook is running or has run
        }
    }

    static void await(CountDownLatch latch, long seconds) {
        try {
            latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
