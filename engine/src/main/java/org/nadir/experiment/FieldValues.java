package org.nadir.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nadir.base.UserProblem;
import org.nadir.freezing.FreezingSchedules;

/** Reads the texts of fields as values and says what is wrong with those that are none. */
final class FieldValues {
    static final String INFINITE = "inf";
    static final String AUTO = "auto";
    static final String SCALED = "scaled";
    static final String RELEASED = "released";

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern DEVICE = Pattern.compile("auto|cpu|gpu:\\d{1,2}");
    private static final int LONGEST_TEXT = 4096;

    private FieldValues() {}

    static Optional<FieldProblem> problem(Field field, String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            return field.mayBeEmpty() ? Optional.empty() : refuse(field, "A value is missing", text);
        }
        if (value.length() > LONGEST_TEXT || value.chars().anyMatch(c -> c < ' ')) {
            return refuse(field, "The value is too long or has control characters", "text of " + value.length());
        }
        return switch (field.type()) {
            case TEXT, WEIGHTS, PATH -> isPath(value) ? Optional.empty() : refuse(field, "This is no path", text);
            case CHOICE ->
                field.range().choices().contains(value)
                        ? Optional.empty()
                        : refuse(field, "This is not among the choices", text);
            case INTEGER -> whole(field, value);
            case DECIMAL -> decimal(field, value);
            case AUTO_DECIMAL -> value.equals(AUTO) ? Optional.empty() : decimal(field, value);
            case IMAGE_SIZE ->
                ImageSize.parse(value).isPresent() ? Optional.empty() : refuse(field, "This is no image size", text);
            case PERIOD -> infinite(value) ? Optional.empty() : whole(field, value);
            case INTEGER_LIST -> wholeList(field, value);
            case MILESTONES ->
                value.equals(SCALED) || value.equals(RELEASED) ? Optional.empty() : wholeList(field, value);
            case TEXT_LIST ->
                list(value).stream().anyMatch(String::isEmpty)
                        ? refuse(field, "A name of the list is empty", text)
                        : Optional.empty();
            case FREEZE_TABLE -> table(field, value);
            case DEVICE ->
                DEVICE.matcher(value).matches()
                        ? Optional.empty()
                        : refuse(field, "There is no such kind of device", text);
        };
    }

    static boolean infinite(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.equals(INFINITE) || lower.equals(".inf") || lower.equals("infinity") || lower.equals("∞");
    }

    static double period(String text) {
        return infinite(text) ? Double.POSITIVE_INFINITY : Long.parseLong(text.strip());
    }

    static List<String> list(String text) {
        return ListText.items(text);
    }

    static List<Integer> integers(String text) {
        return list(text).stream().map(Integer::valueOf).toList();
    }

    static List<Integer> milestones(String text) {
        return switch (text.strip()) {
            case SCALED -> List.of();
            case RELEASED -> List.of(8, 11);
            default -> integers(text);
        };
    }

    private static boolean isPath(String value) {
        try {
            return !Path.of(value).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Optional<FieldProblem> whole(Field field, String value) {
        if (!WHOLE.matcher(value).matches()) {
            return refuse(field, "This is not a whole number", value);
        }
        return inRange(field, Long.parseLong(value), value);
    }

    private static Optional<FieldProblem> decimal(Field field, String value) {
        try {
            double number = Double.parseDouble(value);
            return Double.isFinite(number)
                    ? inRange(field, number, value)
                    : refuse(field, "This is not a finite number", value);
        } catch (NumberFormatException e) {
            return refuse(field, "This is not a number", value);
        }
    }

    private static Optional<FieldProblem> table(Field field, String value) {
        try {
            FreezingSchedules.table(value);
            return Optional.empty();
        } catch (UserProblem problem) {
            return Optional.of(problem(field.key(), problem));
        }
    }

    /** What a reader says of a value, as the problem of its field. */
    static FieldProblem problem(String key, UserProblem problem) {
        return new FieldProblem(
                key,
                problem.detail("what").orElse(""),
                problem.detail("found").orElse(""),
                problem.detail("expected").orElse(""));
    }

    private static Optional<FieldProblem> wholeList(Field field, String value) {
        for (String item : list(value)) {
            Optional<FieldProblem> problem = whole(field, item);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<FieldProblem> inRange(Field field, double number, String value) {
        return number >= field.range().min() && number <= field.range().max()
                ? Optional.empty()
                : refuse(field, "The value is out of range", value);
    }

    private static Optional<FieldProblem> refuse(Field field, String what, String found) {
        return Optional.of(new FieldProblem(field.key(), what, found, field.expectation()));
    }
}
