package org.nadir.experiment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.freezing.FreezingSchedules;

/** The card "freezing": which part of the network trains when. */
final class FreezingFields {
    static final String SCHEDULE = "freezing.schedule";
    static final String TABLE = "freezing.table";
    static final String CACHE = "freezing.cacheFeatures";
    private static final String CACHE_LIMIT = "freezing.cacheLimit";
    static final String TABLE_SCHEDULE = "table";

    private static final List<String> PARTS = List.of("auto", "none", "stem", "stage1", "stage2", "stage3", "stage4");
    private static final Map<String, String> MEANINGS = Map.of(
            "full",
            "In every epoch.",
            "frozen",
            "Never.",
            "step",
            "In one epoch of rho, as DBF does.",
            "epochs",
            "In the listed epochs, as DBF does.",
            "warm",
            "Frozen at first, then it trains to the end (ours, beyond DBF).",
            "gradual",
            "Frozen at first, then stage 4 trains, and later one part more at a time, downwards (ours).",
            "iterations",
            "In one optimiser step of a period (ours).",
            "plateau",
            "Frozen until the validation score stops rising, then it trains to the end (ours).",
            TABLE_SCHEDULE,
            "Each part, neck and head too, trains in the epochs of a table (ours).");
    private static final List<String> SCHEDULES =
            List.of("full", "frozen", "step", "epochs", "warm", "gradual", "iterations", "plateau", TABLE_SCHEDULE);

    private FreezingFields() {}

    /** True for the settings that say what trains when, not how that is computed. */
    static boolean ofSchedule(String key) {
        return key.startsWith("freezing.") && !key.equals(CACHE) && !key.equals(CACHE_LIMIT);
    }

    static void define(FieldList list) {
        list.define(SCHEDULE, "Schedule", "When the backbone trains.")
                .meanings(SCHEDULES, name -> MEANINGS.getOrDefault(name, ""))
                .choice("full", SCHEDULES);
        list.define("freezing.rho", "Rho", "The backbone trains in epochs 0, rho, 2 rho, ...; inf: never.")
                .unit("epochs")
                .when(SCHEDULE, "step")
                .add(FieldType.PERIOD, Field.Range.of(1, 100_000), "3");
        list.define(
                        "freezing.epochs",
                        "Epochs that train the backbone",
                        "Epochs (from 0) in which the backbone trains.")
                .when(SCHEDULE, "epochs")
                .add(FieldType.INTEGER_LIST, Field.Range.of(0, 100_000), "");
        ours(list);
        list.define(
                        TABLE,
                        "Table",
                        "Parts and the epochs (from 0) in which they train; - never, all, 3, 0-2, 6- to the end, 0-/3 every third.")
                .when(SCHEDULE, TABLE_SCHEDULE)
                .text(FieldType.FREEZE_TABLE, "");
        list.define(
                        "freezing.fixedStages",
                        "Always fixed up to",
                        "Parts of the backbone that never train. auto: stem and stage 1 if it has weights, otherwise none.")
                .when(SCHEDULE, allBut(TABLE_SCHEDULE))
                .choice("auto", PARTS);
        cache(list);
    }

    private static void cache(FieldList list) {
        list.define(
                        CACHE,
                        "Keep features",
                        "true: once the backbone never trains again, its output is kept on disk until the run is over, and an"
                                + " image that comes again in the same form is not computed again. Changes no result.")
                .choice("false", List.of("false", "true"));
        list.define(
                        CACHE_LIMIT,
                        "Features on disk",
                        "The most that is kept in the run folder; what finds no room is computed.")
                .unit("GiB")
                .when(CACHE, "true")
                .decimal(0.01, 100_000, "20");
    }

    private static void ours(FieldList list) {
        list.define("freezing.frozenEpochs", "Frozen at first", "Epochs before any part of the backbone trains.")
                .unit("epochs")
                .when(SCHEDULE, Set.of("warm", "gradual"))
                .whole(0, 100_000, "2");
        list.define("freezing.thawEvery", "Next part after", "Epochs until the part below trains too.")
                .unit("epochs")
                .when(SCHEDULE, "gradual")
                .whole(1, 100_000, "2");
        list.define("freezing.period", "Period", "The backbone trains in steps 0, period, 2 period, ... of the run.")
                .unit("steps")
                .when(SCHEDULE, "iterations")
                .whole(1, 100_000, "2");
        list.define(
                        "freezing.patience",
                        "Patience",
                        "The backbone trains from the epoch after so many validations in a row without a better score.")
                .unit("validations")
                .when(SCHEDULE, "plateau")
                .whole(1, FreezingSchedules.MOST_PATIENCE, "3");
    }

    private static Set<String> allBut(String schedule) {
        return SCHEDULES.stream().filter(name -> !name.equals(schedule)).collect(Collectors.toUnmodifiableSet());
    }

    static FreezingSpec read(FieldTexts values) {
        String schedule = values.text(SCHEDULE);
        // Values without an effect are dropped: two specifications that compute the same are then equal
        double rho = schedule.equals("step") ? FieldValues.period(values.text("freezing.rho")) : 1;
        List<Integer> epochs = schedule.equals("epochs")
                ? FieldValues.integers(values.text("freezing.epochs")).stream()
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
        FreezingSpec.Thaw thaw = new FreezingSpec.Thaw(
                values.whole("freezing.frozenEpochs"),
                values.whole("freezing.thawEvery"),
                values.whole("freezing.period"),
                values.whole("freezing.patience"));
        String table = schedule.equals(TABLE_SCHEDULE) ? values.text(TABLE) : "";
        CacheSpec cache = new CacheSpec(values.text(CACHE).equals("true"), values.decimal(CACHE_LIMIT));
        return new FreezingSpec(schedule, rho, epochs, thaw, table, values.text("freezing.fixedStages"), cache);
    }

    static void write(FreezingSpec freezing, Map<String, String> values) {
        values.put(SCHEDULE, freezing.schedule());
        values.put("freezing.rho", FieldTexts.number(freezing.rho()));
        values.put("freezing.epochs", FieldTexts.join(freezing.epochs()));
        values.put("freezing.frozenEpochs", Integer.toString(freezing.thaw().frozenEpochs()));
        values.put("freezing.thawEvery", Integer.toString(freezing.thaw().every()));
        values.put("freezing.period", Integer.toString(freezing.thaw().period()));
        values.put("freezing.patience", Integer.toString(freezing.thaw().patience()));
        values.put(TABLE, freezing.table());
        values.put("freezing.fixedStages", freezing.fixedStages());
        values.put(CACHE, Boolean.toString(freezing.cache().on()));
        values.put(CACHE_LIMIT, FieldTexts.number(freezing.cache().limitGib()));
    }
}
