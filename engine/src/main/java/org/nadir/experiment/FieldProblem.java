package org.nadir.experiment;

/**
 * A value that a field refuses.
 *
 * @param key of the field
 * @param what is wrong, without a full stop
 * @param found the refused text
 * @param expected what the field takes, in words
 */
public record FieldProblem(String key, String what, String found, String expected) {
    /** One sentence for below the field of a form. */
    public String sentence() {
        return what + "; expected " + expected + ".";
    }
}
