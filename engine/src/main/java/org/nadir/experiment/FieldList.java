package org.nadir.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.nadir.experiment.Field.Range;

/** All fields in the order of the form, collected from the cards, each of which is a class of its own. */
final class FieldList {
    private final List<Field> fields = new ArrayList<>();

    private FieldList() {}

    static List<Field> all() {
        FieldList list = new FieldList();
        list.define("name", "Name", "Names the run folder and the run in tables.")
                .text(FieldType.TEXT, "experiment");
        DataFields.define(list);
        ModelFields.define(list);
        FreezingFields.define(list);
        DistillationFields.define(list);
        OptimisationFields.define(list);
        RunFields.define(list);
        return List.copyOf(list.fields);
    }

    static String title(String card) {
        return card.isEmpty() ? "Experiment" : Character.toUpperCase(card.charAt(0)) + card.substring(1);
    }

    Draft define(String key, String label, String help) {
        return new Draft(key, label, help);
    }

    /** A field in the making; its last call adds it to the list. */
    final class Draft {
        private final String key;
        private final String label;
        private final String help;
        private String unit = "";
        private Optional<Field.Relevance> relevance = Optional.empty();
        private Map<String, String> meanings = Map.of();

        Draft(String key, String label, String help) {
            this.key = key;
            this.label = label;
            this.help = help;
        }

        Draft unit(String text) {
            unit = text;
            return this;
        }

        /** The field has an effect only while another one has a certain value. */
        Draft when(String otherKey, String value) {
            return when(otherKey, Set.of(value));
        }

        /** The field has an effect only while another one has one of these values. */
        Draft when(String otherKey, Set<String> values) {
            relevance = Optional.of(new Field.Relevance(otherKey, values));
            return this;
        }

        /** A sentence on each choice. */
        Draft meanings(List<String> choices, UnaryOperator<String> sentence) {
            meanings = choices.stream().collect(Collectors.toMap(choice -> choice, sentence));
            return this;
        }

        void text(FieldType type, String initial) {
            add(type, Range.any(), initial);
        }

        void choice(String initial, List<String> choices) {
            add(FieldType.CHOICE, Range.choices(choices), initial);
        }

        void whole(long min, long max, String initial) {
            add(FieldType.INTEGER, Range.of(min, max), initial);
        }

        void decimal(double min, double max, String initial) {
            add(FieldType.DECIMAL, Range.of(min, max), initial);
        }

        void add(FieldType type, Range range, String initial) {
            fields.add(new Field(key, label, unit, type, range, initial, help, relevance, meanings));
        }
    }
}
