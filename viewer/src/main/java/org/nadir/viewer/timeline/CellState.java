package org.nadir.viewer.timeline;

/** What happened, or will happen, to a part of a network in an epoch. */
public enum CellState {
    /** Not said: a later epoch of a run whose schedule is not decided, or lost events. */
    UNKNOWN("unknown"),
    /** The weights change. */
    TRAINED("trained"),
    /** The weights stand still and record no gradient. */
    FROZEN("frozen");

    private final String word;

    CellState(String word) {
        this.word = word;
    }

    /** The word shown to people. */
    public String word() {
        return word;
    }
}
