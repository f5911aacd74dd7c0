package org.nadir.evaluation;

/** What became of a detection or of a labelled object when the two were held against each other. */
public enum Outcome {
    /** The first detection of its class on an object: a true positive. */
    HIT(Kind.TRUE_POSITIVE, "found"),
    /** A further detection on an object that a surer one has found. */
    DUPLICATE(Kind.FALSE_POSITIVE, "found a second time"),
    /** A detection on an object of another class. */
    WRONG_CLASS(Kind.FALSE_POSITIVE, "taken for another class"),
    /** A detection that touches an object of its class and overlaps it too little. */
    MISPLACED(Kind.FALSE_POSITIVE, "badly placed"),
    /** A detection where nothing is. */
    FALSE_ALARM(Kind.FALSE_POSITIVE, "nothing there"),
    /** An object that no detection of its class has found: a false negative. */
    MISSED(Kind.FALSE_NEGATIVE, "missed"),
    /** A detection on a difficult object or in an ignored region: neither counted nor punished. */
    LEFT_OUT(Kind.IGNORED, "left out");

    /** The four kinds of the field; precision and recall are made of the first three. */
    public enum Kind {
        TRUE_POSITIVE,
        FALSE_POSITIVE,
        FALSE_NEGATIVE,
        IGNORED
    }

    private final Kind kind;
    private final String words;

    Outcome(Kind kind, String words) {
        this.kind = kind;
        this.words = words;
    }

    public Kind kind() {
        return kind;
    }

    /** Two or three words for a person. */
    public String words() {
        return words;
    }
}
