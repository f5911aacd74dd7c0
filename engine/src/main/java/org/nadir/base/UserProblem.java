package org.nadir.base;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can mend: a file, a value or a setting that is not what it should be. The message is one or two
 * plain sentences that name the place (file, line, field), what was found, what was expected and what to do; it is shown
 * as it stands. A defect of the program itself is never a {@code UserProblem}.
 */
public final class UserProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> details;

    private UserProblem(Draft draft) {
        super(draft.sentence(), draft.cause);
        this.details = Map.copyOf(draft.details());
    }

    /** Starts a problem with the sentence that says what is wrong, without a full stop. */
    public static Draft of(String what) {
        return new Draft(what);
    }

    /**
     * The parts of the message that were given, by the keys {@code what}, {@code file}, {@code line}, {@code field},
     * {@code found}, {@code expected}, {@code remedy}.
     */
    public Map<String, String> details() {
        return details == null ? Map.of() : details;
    }

    public Optional<String> detail(String key) {
        return Optional.ofNullable(details().get(key));
    }

    /** Collects the parts of a problem; every part but the first sentence may be left out. */
    public static final class Draft {
        private final String what;
        private @Nullable String file;
        private int line;
        private @Nullable String field;
        private @Nullable String found;
        private @Nullable String expected;
        private @Nullable String remedy;
        private @Nullable Throwable cause;

        private Draft(String what) {
            this.what = what;
        }

        public Draft file(Path path) {
            this.file = path.toString();
            return this;
        }

        /** Line of the file, counted from 1. */
        public Draft line(int number) {
            this.line = number;
            return this;
        }

        public Draft field(String name) {
            this.field = name;
            return this;
        }

        public Draft found(Object value) {
            this.found = String.valueOf(value);
            return this;
        }

        public Draft expected(Object value) {
            this.expected = String.valueOf(value);
            return this;
        }

        /** What to do, as a whole sentence without its full stop. */
        public Draft remedy(String sentence) {
            this.remedy = sentence;
            return this;
        }

        public Draft cause(Throwable reason) {
            this.cause = reason;
            return this;
        }

        public UserProblem problem() {
            return new UserProblem(this);
        }

        private String sentence() {
            StringBuilder text = new StringBuilder();
            if (file != null) {
                text.append(file);
                text.append(line > 0 ? ", line " + line : "");
                text.append(field != null ? ", " + field : "");
                text.append(": ");
            } else if (field != null) {
                text.append(field).append(": ");
            }
            text.append(what);
            if (found != null) {
                text.append("; found ").append(found);
            }
            if (expected != null) {
                text.append(found != null ? ", expected " : "; expected ").append(expected);
            }
            text.append('.');
            if (remedy != null) {
                text.append(' ').append(remedy).append('.');
            }
            return text.toString();
        }

        private Map<String, String> details() {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("what", what);
            put(parts, "file", file);
            put(parts, "line", line > 0 ? Integer.toString(line) : null);
            put(parts, "field", field);
            put(parts, "found", found);
            put(parts, "expected", expected);
            put(parts, "remedy", remedy);
            return parts;
        }

        private static void put(Map<String, String> parts, String key, @Nullable String value) {
            if (value != null) {
                parts.put(key, value);
            }
        }
    }
}
