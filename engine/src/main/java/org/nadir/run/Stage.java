package org.nadir.run;

/**
 * A run that another one needs before it can train.
 *
 * @param run its folder, which stays when the other one is deleted
 */
public record Stage(Kind kind, RunFolder run) {
    /** What a stage is for. */
    public enum Kind {
        /** The detector that a student learns from. */
        TEACHER("Teacher"),
        /** The teacher's head, trained on high frequencies. */
        AMPLIFIER("Amplifier");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }
    }
}
