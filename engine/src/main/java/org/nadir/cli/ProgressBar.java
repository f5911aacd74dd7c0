package org.nadir.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.nadir.base.Progress;

/** Draws progress over itself on a terminal; elsewhere it prints a line when enough has changed. Safe from any thread. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 28;
    private static final long TERMINAL_PAUSE_NANOS = 100_000_000L;
    private static final long LINE_PAUSE_NANOS = 5_000_000_000L;

    private final PrintStream stream;
    private final boolean terminal;
    private long lastShown = Long.MIN_VALUE / 2;
    private boolean open;

    ProgressBar(PrintStream stream, boolean terminal) {
        this.stream = stream;
        this.terminal = terminal;
    }

    @Override
    public synchronized void report(long done, long total, String what) {
        long now = System.nanoTime();
        boolean last = total > 0 && done >= total;
        if (now - lastShown < (terminal ? TERMINAL_PAUSE_NANOS : LINE_PAUSE_NANOS) && !(last && terminal)) {
            return;
        }
        lastShown = now;
        if (terminal) {
            stream.print("\r\u001b[2K" + text(done, total, what));
            open = true;
        } else {
            stream.println(text(done, total, what));
        }
        stream.flush();
    }

    @Override
    public boolean cancelled() {
        return Thread.currentThread().isInterrupted();
    }

    /** Leaves the line of the bar so that other text starts on a fresh one. */
    synchronized void end() {
        if (open) {
            stream.println();
            stream.flush();
            open = false;
        }
    }

    static String text(long done, long total, String what) {
        if (total < 1) {
            return what;
        }
        double share = Math.max(0, Math.min(1, (double) done / total));
        int filled = (int) Math.round(share * WIDTH);
        return String.format(
                Locale.ROOT, "[%s%s] %3.0f %%  %s", "#".repeat(filled), "-".repeat(WIDTH - filled), share * 100, what);
    }
}
