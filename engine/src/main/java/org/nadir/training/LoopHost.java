package org.nadir.training;

/**
 * The outside of a training loop: where its events and checkpoints go and where its orders come from. All methods are
 * called from the thread of the loop.
 */
public interface LoopHost {
    /** What the loop is asked to do before its next step. */
    enum Request {
        RUN,
        PAUSE,
        STOP
    }

    void publish(RunEvent event);

    /** The present order; asked before every step and must be quick. */
    Request request();

    /** Waits a little, or until the order may have changed: how a paused loop passes its time. */
    void rest();

    /**
     * Stores a checkpoint.
     *
     * @param kind {@code best}, {@code last} or {@code epoch-N}
     * @return its file, relative to the run folder
     */
    String save(String kind, Checkpoint checkpoint);

    /** Deletes a checkpoint that is no longer kept; nothing happens when it is not there. */
    void discard(String kind);
}
