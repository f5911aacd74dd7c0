package org.nadir.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    private static final int UNLISTED_SHOWN = 3;

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
        DUPLICATE_NAME,
        /** Images that no list of the data set names. */
        UNLISTED_IMAGE,
        /** Something that is taken all the same and may not be what was meant. */
        REMARK;

        /** False where the image stays in the data set and is only mentioned. */
        public boolean leftOut() {
            return this != IMAGE_WITHOUT_LABELS && this != REMARK;
        }
    }

    static SkippedRow file(Kind kind, Path file, String reason) {
        return new SkippedRow(kind, file, 0, reason, "", "", "");
    }

    /** Of an element of a file that is found by its field. */
    static SkippedRow field(Kind kind, Path file, RefusedRow refused) {
        return refused.row(file, 0).as(kind);
    }

    SkippedRow as(Kind other) {
        return new SkippedRow(other, file, line, reason, field, found, expected);
    }

    /** The same with its line. */
    SkippedRow at(int found) {
        return new SkippedRow(kind, file, found, reason, field, this.found, expected);
    }

    /** All images that no list names, in one row; nothing when there are none. */
    static Optional<SkippedRow> unlisted(Path root, List<Path> images) {
        if (images.isEmpty()) {
            return Optional.empty();
        }
        String first = images.stream()
                .limit(UNLISTED_SHOWN)
                .map(file -> root.relativize(file).toString())
                .collect(Collectors.joining(", "));
        String reason = images.size() == 1
                ? "No list of the data set names this image: left out"
                : "No list of the data set names these " + images.size() + " images: left out";
        String found = first + (images.size() > UNLISTED_SHOWN ? " .." : "");
        return Optional.of(new SkippedRow(Kind.UNLISTED_IMAGE, root, 0, reason, "", found, ""));
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
