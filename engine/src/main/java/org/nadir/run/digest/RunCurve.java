package org.nadir.run.digest;

/**
 * Which curve of a run.
 *
 * @param term name of the term of the loss; empty for every other kind
 */
public record RunCurve(Kind kind, String term) {
    /** What a curve shows. */
    public enum Kind {
        /** The primary metric of each validation. */
        SCORE,
        /** The sum of all terms, per step. */
        LOSS,
        /** One term, per step; only where there are several. */
        TERM,
        RATE,
        /** Milliseconds. */
        STEP_TIME,
        /** MiB on the graphics device, else of the process; no point where nobody told. */
        MEMORY
    }

    static RunCurve of(Kind kind) {
        return new RunCurve(kind, "");
    }
}
