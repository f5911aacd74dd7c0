package org.nadir.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One setting of an experiment: what it is called, what it takes, what it means. Values travel as text in the form that
 * YAML, {@code --set} and a form share (lists separated by commas, infinity as {@code inf}).
 *
 * @param key dotted name, for example {@code model.backbone}; the part before the dot is the card of the form
 * @param label for people, in sentence case
 * @param unit short, for example {@code px}; empty for none
 * @param range what numbers and choices are taken
 * @param initial the default; empty where a value must be given (or where an empty list is meant)
 * @param help one or two sentences
 * @param relevance when the setting has an effect; always if empty
 * @param meanings a sentence on each choice; empty where the choices need none
 */
public record Field(
        String key,
        String label,
        String unit,
        FieldType type,
        Range range,
        String initial,
        String help,
        Optional<Relevance> relevance,
        Map<String, String> meanings) {
    public Field {
        meanings = Map.copyOf(meanings);
    }

    /** Choices of a choice, or the least and greatest number. */
    public record Range(List<String> choices, double min, double max) {
        public Range {
            choices = List.copyOf(choices);
        }

        static Range any() {
            return new Range(List.of(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        static Range of(double min, double max) {
            return new Range(List.of(), min, max);
        }

        static Range choices(List<String> choices) {
            return new Range(choices, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
    }

    /** A setting has an effect while another one has one of these values. */
    public record Relevance(String key, Set<String> values) {
        public boolean holds(Map<String, String> all) {
            return values.contains(all.getOrDefault(key, ""));
        }

        private String unmet(Map<String, String> all) {
            String other = Fields.find(key).map(Field::label).orElse(key);
            return "Has no effect while " + other + " is " + all.getOrDefault(key, "not given") + ".";
        }
    }

    /** The card of the form and the block of the YAML: {@code model} of {@code model.backbone}; empty at the top. */
    public String card() {
        int dot = key.indexOf('.');
        return dot < 0 ? "" : key.substring(0, dot);
    }

    /** Why the setting has no effect among these values of all settings, if it has none. */
    public Optional<String> idle(Map<String, String> all) {
        return relevance.filter(needed -> !needed.holds(all)).map(needed -> needed.unmet(all));
    }

    /** The help, with what the chosen value means. */
    public String help(Map<String, String> all) {
        String meaning = meanings.getOrDefault(all.getOrDefault(key, ""), "");
        return meaning.isEmpty() ? help : help + " " + meaning;
    }

    /** True when an empty text is a value of this field. */
    public boolean mayBeEmpty() {
        return type == FieldType.TEXT_LIST || type == FieldType.INTEGER_LIST || type == FieldType.FREEZE_TABLE;
    }

    /** What this field takes, in words, with its range. */
    public String expectation() {
        if (type == FieldType.CHOICE) {
            return "one of " + String.join(", ", range.choices());
        }
        boolean bounded = Double.isFinite(range.min()) && Double.isFinite(range.max());
        return type.expectation() + (bounded ? " from " + number(range.min()) + " to " + number(range.max()) : "");
    }

    /** The problem with a text, if there is one. */
    public Optional<FieldProblem> check(String text) {
        return FieldValues.problem(this, text);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%d", (long) value)
                : Double.toString(value);
    }
}
