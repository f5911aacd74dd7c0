package org.nadir.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nadir.base.UserProblem;

/**
 * A freezing schedule with a name, as it is kept in a library: what the card "freezing" of an experiment says of who trains
 * when, and the number of epochs that it was made for. Its text is the YAML of an experiment with nothing else in it.
 *
 * @param name for people
 * @param epochs of the run that it was made for
 * @param freezing values of the fields of the card, by key
 */
public record NamedSchedule(String name, int epochs, Map<String, String> freezing) {
    private static final String NAME = "name";
    private static final String EPOCHS = "optimisation.epochs";

    public NamedSchedule {
        freezing = Map.copyOf(freezing);
    }

    /** True for the keys of settings that say what trains when; the card has others, on how that is computed. */
    public static boolean has(String key) {
        return FreezingFields.ofSchedule(key);
    }

    /** The schedule of the values of a form, without those that have no effect. */
    public static NamedSchedule of(String name, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>(Fields.initialValues());
        all.putAll(values);
        Map<String, String> freezing = new LinkedHashMap<>();
        for (Field field : Fields.all()) {
            if (has(field.key()) && field.idle(all).isEmpty()) {
                freezing.put(field.key(), all.getOrDefault(field.key(), field.initial()));
            }
        }
        return new NamedSchedule(
                name, Integer.parseInt(all.getOrDefault(EPOCHS, "").strip()), freezing);
    }

    /**
     * Reads the text of a schedule.
     *
     * @param file names it in problems
     * @throws UserProblem when it is no YAML of a schedule
     */
    public static NamedSchedule parse(String yaml, Path file) {
        Map<String, String> values = new LinkedHashMap<>(ExperimentYaml.values(yaml, file));
        for (String key : values.keySet()) {
            if (!key.equals(NAME) && !key.equals(EPOCHS) && !has(key)) {
                throw UserProblem.of("A schedule has no such setting")
                        .file(file)
                        .field(key)
                        .expected("name, optimisation.epochs and the keys of freezing")
                        .problem();
            }
        }
        String name = values.getOrDefault(NAME, file.getFileName().toString().replaceFirst("\\.yaml$", ""));
        return of(name, values);
    }

    /** The text that {@link #parse} reads. */
    public String yaml() {
        Map<String, String> values = new LinkedHashMap<>(freezing);
        values.put(NAME, name);
        values.put(EPOCHS, Integer.toString(epochs));
        return ExperimentYaml.write(values);
    }

    /** The values of an experiment with this schedule instead of its own. */
    public Map<String, String> applied(Map<String, String> values) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.keySet().removeIf(NamedSchedule::has);
        changed.putAll(freezing);
        return changed;
    }
}
