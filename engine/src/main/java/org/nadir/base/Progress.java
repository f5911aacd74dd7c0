package org.nadir.base;

/**
 * How a long piece of work tells where it stands and learns that it is no longer wanted. Called from the working
 * thread; implementations hand over to their own thread and return at once.
 */
public interface Progress {
    /** {@code done} of {@code total} units; {@code total} below 1 means that the end is unknown. */
    void report(long done, long total, String what);

    /** True once the work should stop at the next safe point and leave nothing half-written. */
    boolean cancelled();

    /** Reports nowhere and is never cancelled. */
    static Progress none() {
        return new Progress() {
            @Override
            public void report(long done, long total, String what) {
                // nobody listens
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
