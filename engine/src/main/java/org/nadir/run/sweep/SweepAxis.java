package org.nadir.run.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;

/**
 * One direction of a grid of runs: a setting with several values, or cases that set several settings together.
 *
 * @param title key of the setting, or {@value #CASE}
 */
public record SweepAxis(String title, List<Choice> choices) {
    /** The title of the axis of cases. */
    public static final String CASE = "case";

    /** What one value, or one case, sets; {@code label} is the value as text or the name of the case. */
    public record Choice(String label, Map<String, String> changes) {
        public Choice {
            changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }
    }

    /**
     * An axis of choices that differ.
     *
     * @throws UserProblem when there is none, or one is given twice
     */
    public SweepAxis {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw UserProblem.of("The list of values is empty")
                    .field(title)
                    .expected("at least one value")
                    .problem();
        }
        Set<String> seen = new java.util.HashSet<>();
        for (Choice choice : choices) {
            if (!seen.add(choice.label())) {
                throw UserProblem.of("A value is given twice")
                        .field(title)
                        .found(choice.label())
                        .problem();
            }
        }
    }

    /** The values of one setting. */
    public static SweepAxis of(String key, List<String> values) {
        return new SweepAxis(
                key,
                values.stream()
                        .map(value -> new Choice(value, Map.of(key, value)))
                        .toList());
    }

    /** True for the axis of cases. */
    public boolean ofCases() {
        return title.equals(CASE);
    }

    Set<String> keys() {
        return choices.stream()
                .flatMap(choice -> choice.changes().keySet().stream())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
