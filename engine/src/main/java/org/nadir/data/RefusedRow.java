package org.nadir.data;

import java.nio.file.Path;

/** A row of a label file that cannot be used. Carries no stack: a broken file may hold thousands. */
final class RefusedRow extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String field;
    private final String found;
    private final String expected;

    RefusedRow(String reason, String field, String found, String expected) {
        super(reason, null, false, false);
        this.reason = reason;
        this.field = field;
        this.found = found.length() > 80 ? found.substring(0, 77) + "..." : found;
        this.expected = expected;
    }

    /** The same with the place of the row in front of the field. */
    RefusedRow within(String place) {
        return new RefusedRow(reason, field.isEmpty() ? place : place + "." + field, found, expected);
    }

    SkippedRow row(Path file, int line) {
        return new SkippedRow(SkippedRow.Kind.ROW, file, line, reason, field, found, expected);
    }
}
