package org.nadir.app.experiments;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;
import org.nadir.experiment.NamedSchedule;

/** The schedule in the block {@code freezing:} of an experiment by itself, as the designer shows it and the library keeps it. */
final class ScheduleYaml {
    private ScheduleYaml() {}

    /** The settings of a schedule that have an effect, as YAML. */
    static String write(Map<String, String> values) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Field field : Fields.all()) {
            boolean matters =
                    NamedSchedule.has(field.key()) && field.idle(values).isEmpty();
            if (matters) {
                shown.put(field.key(), values.getOrDefault(field.key(), field.initial()));
            }
        }
        return ExperimentYaml.write(shown);
    }

    /**
     * All settings of a schedule; those that the text does not give have their defaults.
     *
     * @param file names the text in problems
     * @throws UserProblem when it cannot be read or sets something else
     */
    static Map<String, String> read(String yaml, Path file) {
        Map<String, String> given = ExperimentYaml.values(yaml, file);
        given.keySet().stream()
                .filter(key -> !NamedSchedule.has(key))
                .findFirst()
                .ifPresent(key -> {
                    throw UserProblem.of("Only the schedule in the block freezing belongs here")
                            .field(key)
                            .remedy("The tab YAML has all settings")
                            .problem();
                });
        Map<String, String> values = new LinkedHashMap<>();
        Fields.all().stream()
                .filter(field -> NamedSchedule.has(field.key()))
                .forEach(field -> values.put(field.key(), given.getOrDefault(field.key(), field.initial())));
        return values;
    }
}
