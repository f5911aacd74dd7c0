package org.nadir.experiment;

import java.util.List;
import java.util.Map;

/** The card "freezing": when the backbone trains. */
final class FreezingFields {
    private static final List<String> PARTS = List.of("auto", "none", "stem", "stage1", "stage2", "stage3", "stage4");

    private FreezingFields() {}

    static void define(FieldList list) {
        list.define(
                        "freezing.schedule",
                        "Schedule",
                        "When the backbone trains: always (full), never (frozen), in one epoch of rho (step), or in listed epochs.")
                .choice("full", List.of("full", "frozen", "step", "epochs"));
        list.define("freezing.rho", "Rho", "The backbone trains in epochs 0, rho, 2 rho, ...; inf: never.")
                .unit("epochs")
                .when("freezing.schedule", "step")
                .add(FieldType.PERIOD, Field.Range.of(1, 100_000), "3");
        list.define(
                        "freezing.epochs",
                        "Epochs that train the backbone",
                        "Epochs (from 0) in which the backbone trains.")
                .when("freezing.schedule", "epochs")
                .add(FieldType.INTEGER_LIST, Field.Range.of(0, 100_000), "");
        list.define(
                        "freezing.fixedStages",
                        "Always fixed up to",
                        "Parts of the backbone that never train. auto: stem and stage 1 if it has weights, otherwise none.")
                .choice("auto", PARTS);
    }

    static FreezingSpec read(FieldTexts values) {
        String schedule = values.text("freezing.schedule");
        // Values without an effect are dropped: two specifications that compute the same are then equal
        double rho = schedule.equals("step") ? FieldValues.period(values.text("freezing.rho")) : 1;
        List<Integer> epochs = schedule.equals("epochs")
                ? FieldValues.integers(values.text("freezing.epochs")).stream()
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
        return new FreezingSpec(schedule, rho, epochs, values.text("freezing.fixedStages"));
    }

    static void write(FreezingSpec freezing, Map<String, String> values) {
        values.put("freezing.schedule", freezing.schedule());
        values.put("freezing.rho", FieldTexts.number(freezing.rho()));
        values.put("freezing.epochs", FieldTexts.join(freezing.epochs()));
        values.put("freezing.fixedStages", freezing.fixedStages());
    }
}
