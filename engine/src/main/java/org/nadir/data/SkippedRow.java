package org.nadir.data;

import java.nio.file.Path;

/**
 * Something a data set holds and the import left out or wants known: a row of a label file, a file, an image without
 * labels.
 *
 * @param line of the file counted from 1; 0 when the file as a whole is meant
 * @param reason what is wrong, as the start of a sentence
 * @param field which column or property; empty where none is meant
 * @param found what stood there; empty where there is nothing to show
 * @param expected what should have stood there; empty where that is plain from the reason
 */
public record SkippedRow(Kind kind, Path file, int line, String reason, String field, String found, String expected) {

    /** What was left out. */
    public enum Kind {
        /** One row of a label file. */
        ROW,
        /** A whole label file that is not text. */
        LABEL_FILE,
        /** A label file whose image is not there. */
        LABELS_WITHOUT_IMAGE,
        /** An image that is kept as a negative image because it has no label file. */
        IMAGE_WITHOUT_LABELS,
        /** An image whose header cannot be read. */
        UNREADABLE_IMAGE,
        /** A second image of the same name in a split. */
        DUPLICATE_NAME;

        /** False where the image stays in the data set and is only mentioned. */
        public boolean leftOut() {
            return this != IMAGE_WITHOUT_LABELS;
        }
    }

    static SkippedRow file(Kind kind, Path file, String reason) {
        return new SkippedRow(kind, file, 0, reason, "", "", "");
    }

    /** One sentence with file, line, field, what was found and what was expected. */
    public String sentence() {
        StringBuilder text = new StringBuilder(file.toString());
        text.append(line > 0 ? ", line " + line : "");
        text.append(field.isEmpty() ? "" : ", " + field);
        text.append(": ").append(reason);
        text.append(found.isEmpty() ? "" : "; found " + found);
        text.append(expected.isEmpty() ? "" : (found.isEmpty() ? "; expected " : ", expected ") + expected);
        return text.append('.').toString();
    }
}
