package org.nadir.freezing;

/**
 * Decides which parts of the network train at a moment of a run. Implementations are immutable and pure: the same moment
 * always gives the same state, so that a resumed run freezes exactly as an uninterrupted one. The loop asks before
 * the first step of each epoch and, where {@link #decidesWithinEpochs()} says so, before every step.
 */
public interface FreezingSchedule {
    FreezeState at(Moment moment);

    /** One line for tables and logs, for example "backbone trains every 3rd epoch; stem and stage 1 fixed". */
    String describe();

    /**
     * After how many steps the state repeats. Only the first step of a period may differ from the others; 1 says that all
     * steps of an epoch are alike.
     */
    default int period() {
        return 1;
    }

    /** True when the state can change between two steps of an epoch. */
    default boolean decidesWithinEpochs() {
        return period() > 1;
    }
}
