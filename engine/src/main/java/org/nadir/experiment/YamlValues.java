package org.nadir.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nadir.base.UserProblem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the values of fields out of YAML, event by event: the first thing that an experiment cannot contain (alias, tag,
 * third level, second document) ends the reading, so that a hostile text costs no more than its length.
 */
final class YamlValues {
    private static final Set<FieldType> LISTS =
            Set.of(FieldType.INTEGER_LIST, FieldType.TEXT_LIST, FieldType.MILESTONES);
    private static final Set<FieldType> TEXTS = Set.of(
            FieldType.TEXT,
            FieldType.PATH,
            FieldType.CHOICE,
            FieldType.WEIGHTS,
            FieldType.DEVICE,
            FieldType.AUTO_DECIMAL,
            FieldType.IMAGE_SIZE,
            FieldType.FREEZE_TABLE,
            FieldType.TEXT_LIST);

    private final Path file;
    private final Iterator<Event> events;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private YamlValues(String yaml, Path file) {
        this.file = file;
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setCodePointLimit(1 << 20)
                .build();
        this.events = new Parse(settings).parseString(yaml).iterator();
    }

    static YamlValues parse(String yaml, Path file) {
        YamlValues reader = new YamlValues(yaml, file);
        try {
            reader.document();
            return reader;
        } catch (YamlEngineException e) {
            throw ExperimentYaml.notYaml(e, file);
        }
    }

    Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The problem of a field as a sentence with file and line. */
    UserProblem problem(FieldProblem problem) {
        return UserProblem.of(problem.what())
                .file(file)
                .line(lines.getOrDefault(problem.key(), 0))
                .field(problem.key())
                .found(problem.found().isEmpty() ? "nothing" : problem.found())
                .expected(problem.expected())
                .problem();
    }

    private void document() {
        Event event = nextContent();
        if (event.getEventId() == Event.ID.StreamEnd) {
            throw refuse("The file is empty", event).problem();
        }
        if (!(event instanceof MappingStartEvent)) {
            throw refuse("An experiment is a set of keys and values", event).problem();
        }
        mapping("");
        Event after = nextContent();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw refuse("There is a second document in the file", after).problem();
        }
    }

    private Event nextContent() {
        while (true) {
            Event event = next();
            switch (event.getEventId()) {
                case StreamStart, DocumentStart, DocumentEnd -> {
                    // frames of the content
                }
                default -> {
                    return event;
                }
            }
        }
    }

    private Event next() {
        Event event = events.next();
        if (event instanceof AliasEvent) {
            throw refuse("Aliases are not taken", event).problem();
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw refuse("Anchors are not taken", event).problem();
        }
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof CollectionStartEvent start && start.getTag().isPresent();
        if (tagged) {
            throw refuse("Tags are not taken", event).problem();
        }
        return event;
    }

    private void mapping(String card) {
        while (true) {
            Event event = next();
            if (event.getEventId() == Event.ID.MappingEnd) {
                return;
            }
            if (!(event instanceof ScalarEvent name)) {
                throw refuse("A key must be a word", event).problem();
            }
            String key = card.isEmpty() ? name.getValue() : card + "." + name.getValue();
            if (lines.put(key, line(event)) != null) {
                throw refuse("The key is given twice", event).field(key).problem();
            }
            value(key, card);
        }
    }

    private void value(String key, String card) {
        Optional<Field> field = Fields.find(key);
        boolean block = card.isEmpty() && Fields.cards().contains(key);
        if (key.equals("sweep")) {
            throw UserProblem.of("This is a set of runs, not one experiment")
                    .file(file)
                    .line(lines.getOrDefault(key, 0))
                    .field(key)
                    .remedy("Start it with 'nadir sweep'")
                    .problem();
        }
        if (field.isEmpty() && !block) {
            throw UserProblem.of("There is no such setting")
                    .file(file)
                    .line(lines.getOrDefault(key, 0))
                    .field(key)
                    .expected("perhaps " + Fields.nearest(key))
                    .problem();
        }
        Event event = next();
        if (block) {
            block(key, event);
        } else {
            put(field.orElseThrow(), event);
        }
    }

    private void block(String card, Event event) {
        if (event instanceof MappingStartEvent) {
            mapping(card);
        } else if (!(event instanceof ScalarEvent scalar) || !isNull(scalar)) {
            throw refuse("This is a block of settings", event)
                    .field(card)
                    .expected("keys such as " + firstKey(card))
                    .problem();
        }
    }

    private static String firstKey(String card) {
        return Fields.all().stream()
                .map(Field::key)
                .filter(key -> key.startsWith(card + "."))
                .findFirst()
                .orElse(card);
    }

    private void put(Field field, Event event) {
        String text = text(field, event);
        Optional<FieldProblem> problem = field.check(text);
        if (problem.isPresent()) {
            throw problem(problem.get());
        }
        values.put(field.key(), text);
    }

    private String text(Field field, Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalarText(field, scalar);
        }
        if (event instanceof SequenceStartEvent && LISTS.contains(field.type())) {
            return items(field);
        }
        String found = event instanceof SequenceStartEvent ? "a list" : "a block of keys";
        throw typeProblem(field, event, found);
    }

    private String scalarText(Field field, ScalarEvent scalar) {
        if (isNull(scalar)) {
            return "";
        }
        if (!scalar.isPlain() && !TEXTS.contains(field.type())) {
            throw typeProblem(field, scalar, "the text \"" + scalar.getValue() + "\"");
        }
        return scalar.getValue();
    }

    private String items(Field field) {
        List<String> items = new ArrayList<>();
        while (true) {
            Event event = next();
            if (event.getEventId() == Event.ID.SequenceEnd) {
                return ListText.of(items);
            }
            if (!(event instanceof ScalarEvent scalar)) {
                throw typeProblem(field, event, "a list in the list");
            }
            items.add(scalarText(field, scalar));
        }
    }

    private UserProblem typeProblem(Field field, Event event, String found) {
        return refuse("The value is of the wrong type", event)
                .field(field.key())
                .found(found)
                .expected(field.expectation())
                .problem();
    }

    private static boolean isNull(ScalarEvent scalar) {
        String value = scalar.getValue();
        return scalar.isPlain() && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }

    private UserProblem.Draft refuse(String what, Event event) {
        return UserProblem.of(what).file(file).line(line(event));
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
