package org.nadir.app.desk;

/** One message to the person at the desk: a sentence, and details that stay folded until asked for. */
public record Notice(Kind kind, String sentence, String details) {

    /** What sort of news it is; decides colour, icon and how long it stays. */
    public enum Kind {
        NEWS,
        DONE,
        PROBLEM,
        DEFECT
    }
}
