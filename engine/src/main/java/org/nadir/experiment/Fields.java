package org.nadir.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.base.Spelling;
import org.nadir.base.UserProblem;

/**
 * The one list of the settings of an experiment. The same list validates a YAML file and {@code --set}, and makes the
 * form. Values are texts by key, see {@link Field}.
 */
public final class Fields {
    private static final List<Field> ALL = FieldList.all();

    private Fields() {}

    /** All fields in the order of the form. */
    public static List<Field> all() {
        return ALL;
    }

    public static Optional<Field> find(String key) {
        return ALL.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The cards of the form and blocks of the YAML in their order, without the one at the top. */
    public static List<String> cards() {
        return ALL.stream()
                .map(Field::card)
                .filter(card -> !card.isEmpty())
                .distinct()
                .toList();
    }

    /** Title of a card of the form ({@code model} gives "Model"). */
    public static String title(String card) {
        return FieldList.title(card);
    }

    /** The defaults of all fields by key. */
    public static Map<String, String> initialValues() {
        Map<String, String> values = new LinkedHashMap<>();
        ALL.forEach(field -> values.put(field.key(), field.initial()));
        return values;
    }

    /**
     * The problems of a set of values, in the order of the form; a key that is not there has its default. Checks each value and
     * then what values say together (milestones within the run, epochs given for an epoch list).
     */
    public static List<FieldProblem> validate(Map<String, String> values) {
        Map<String, String> complete = complete(values);
        List<FieldProblem> problems = new ArrayList<>();
        for (Field field : ALL) {
            boolean matters = field.relevance().map(r -> r.holds(complete)).orElse(true);
            if (matters) {
                field.check(complete.getOrDefault(field.key(), "")).ifPresent(problems::add);
            }
        }
        return problems.isEmpty() ? SpecRules.problems(effective(values)) : problems;
    }

    /**
     * Makes the specification of valid values.
     *
     * @param folder relative paths are resolved against it
     * @throws UserProblem for the first problem
     */
    public static ExperimentSpec toSpec(Map<String, String> values, Path folder) {
        List<FieldProblem> problems = validate(values);
        if (!problems.isEmpty()) {
            FieldProblem first = problems.get(0);
            throw UserProblem.of(first.what())
                    .field(first.key())
                    .found(first.found())
                    .expected(first.expected())
                    .problem();
        }
        return SpecValues.toSpec(effective(values), folder);
    }

    /** The values of a specification by key; {@link #toSpec} makes an equal specification of them. */
    public static Map<String, String> values(ExperimentSpec spec) {
        return SpecValues.values(spec);
    }

    /**
     * Values with some of them replaced, as {@code --set key=value} does.
     *
     * @throws UserProblem for a key that does not exist, with the nearest one
     */
    public static Map<String, String> with(Map<String, String> values, Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changes.forEach((key, value) -> {
            if (find(key).isEmpty()) {
                throw UserProblem.of("There is no such setting")
                        .field(key)
                        .expected("perhaps " + nearest(key))
                        .remedy("The settings are listed by 'nadir train --fields'")
                        .problem();
            }
            changed.put(key, value);
        });
        return Collections.unmodifiableMap(changed);
    }

    /** The key that is most like an unknown one. */
    public static String nearest(String key) {
        return Spelling.nearest(key, ALL.stream().map(Field::key).toList());
    }

    /** All values, with the default where a value has no effect and was therefore never checked. */
    private static Map<String, String> effective(Map<String, String> values) {
        Map<String, String> complete = complete(values);
        Map<String, String> effective = new LinkedHashMap<>(complete);
        ALL.stream()
                .filter(field -> !field.relevance().map(r -> r.holds(complete)).orElse(true))
                .forEach(field -> effective.put(field.key(), field.initial()));
        return effective;
    }

    private static Map<String, String> complete(Map<String, String> values) {
        Map<String, String> complete = new LinkedHashMap<>(initialValues());
        complete.putAll(values);
        return complete;
    }
}
