package org.nadir.training;

/** Seconds of work over all resumptions of a run, without its pauses. One thread. */
final class Stopwatch {
    private final double before;
    private final long started = System.nanoTime();
    private long heldNanos;
    private long heldSince;

    /** Starts with the seconds of earlier processes. */
    Stopwatch(double before) {
        this.before = before;
    }

    void hold() {
        heldSince = System.nanoTime();
    }

    void goOn() {
        heldNanos += System.nanoTime() - heldSince;
    }

    double seconds() {
        return before + (System.nanoTime() - started - heldNanos) / 1e9;
    }
}
