package org.nadir.experiment;

/** What the value of a field is; it decides how a form edits it and how its text is read. */
public enum FieldType {
    /** Any text without line breaks, not empty. */
    TEXT("text"),
    /** A file or folder. */
    PATH("a path"),
    /** One of the field's choices. */
    CHOICE("one of the choices"),
    /** A whole number within the range. */
    INTEGER("a whole number"),
    /** A number within the range. */
    DECIMAL("a number"),
    /** A number within the range, or {@code auto}. */
    AUTO_DECIMAL("auto or a number"),
    /** 0, a longest side, or width x height. */
    IMAGE_SIZE("0, a side such as 800, or a frame such as 640x512"),
    /** A whole number within the range, or {@code inf}. */
    PERIOD("a whole number or inf"),
    /** Whole numbers, separated by commas. */
    INTEGER_LIST("a list of whole numbers"),
    /** Texts, separated by commas. */
    TEXT_LIST("a list of names"),
    /** {@code none}, a file of weights, or a name of the registry. */
    WEIGHTS("none, a file of weights or a name of the registry"),
    /** The text of a freezing table. */
    FREEZE_TABLE("a table such as stem-stage1: -; stage2-stage4: 0-2, 6-"),
    /** {@code auto}, {@code cpu} or {@code gpu:n}. */
    DEVICE("auto, cpu or gpu:0"),
    /** {@code scaled}, {@code released} or whole numbers, separated by commas. */
    MILESTONES("scaled, released or a list of epochs");

    private final String expectation;

    FieldType(String expectation) {
        this.expectation = expectation;
    }

    /** What is expected, in words, without the range. */
    public String expectation() {
        return expectation;
    }
}
