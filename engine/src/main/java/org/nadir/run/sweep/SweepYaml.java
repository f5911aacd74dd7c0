package org.nadir.run.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import org.nadir.experiment.Field;
import org.nadir.experiment.FieldProblem;
import org.nadir.experiment.Fields;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the block {@code sweep} as axes; every key and value is checked where it stands, with its line. */
final class SweepYaml {
    private static final String CASES = "cases";

    private final Path file;
    private final List<SweepAxis> axes = new ArrayList<>();
    private final Map<String, String> owner = new LinkedHashMap<>();

    private SweepYaml(Path file) {
        this.file = file;
    }

    static List<SweepAxis> axes(SweepText text, Path file) {
        SweepYaml reader = new SweepYaml(file);
        text.block(file).ifPresent(node -> reader.block("", node));
        return List.copyOf(reader.axes);
    }

    private void block(String card, MappingNode node) {
        for (NodeTuple entry : node.getValue()) {
            String word = scalar(entry.getKeyNode(), "A key must be a word");
            Node value = entry.getValueNode();
            if (card.isEmpty() && word.equals(CASES)) {
                cases(mapping(value, "Cases are names with settings"));
            } else if (card.isEmpty() && Fields.cards().contains(word) && value instanceof MappingNode inner) {
                block(word, inner);
            } else {
                axis(field(card.isEmpty() ? word : card + "." + word, entry.getKeyNode()), value);
            }
        }
    }

    private void axis(Field field, Node value) {
        List<Node> items = value instanceof SequenceNode list ? list.getValue() : List.of(value);
        List<String> values = items.stream().map(item -> value(field, item)).toList();
        add(value, () -> SweepAxis.of(field.key(), values));
    }

    private void cases(MappingNode node) {
        List<SweepAxis.Choice> choices = new ArrayList<>();
        for (NodeTuple entry : node.getValue()) {
            String name = scalar(entry.getKeyNode(), "The name of a case must be a word or a text");
            Map<String, String> changes = new LinkedHashMap<>();
            settings("", mapping(entry.getValueNode(), "A case has settings"), changes);
            choices.add(new SweepAxis.Choice(name, changes));
        }
        add(node, () -> new SweepAxis(SweepAxis.CASE, choices));
    }

    private void settings(String card, MappingNode node, Map<String, String> changes) {
        for (NodeTuple entry : node.getValue()) {
            String word = scalar(entry.getKeyNode(), "A key must be a word");
            if (card.isEmpty() && Fields.cards().contains(word) && entry.getValueNode() instanceof MappingNode inner) {
                settings(word, inner, changes);
            } else {
                Field field = field(card.isEmpty() ? word : card + "." + word, entry.getKeyNode());
                changes.put(field.key(), value(field, entry.getValueNode()));
            }
        }
    }

    private void add(Node at, java.util.function.Supplier<SweepAxis> made) {
        SweepAxis axis;
        try {
            axis = made.get();
        } catch (UserProblem problem) {
            UserProblem.Draft draft = at(at, problem.detail("what").orElse("The axis is wrong"));
            problem.detail("field").ifPresent(draft::field);
            problem.detail("found").ifPresent(draft::found);
            problem.detail("expected").ifPresent(draft::expected);
            throw draft.problem();
        }
        for (String key : axis.keys()) {
            String other = owner.put(key, axis.title());
            if (other != null) {
                throw at(at, "The setting is given by " + other + " and by " + axis.title())
                        .field(key)
                        .expected("one of them")
                        .problem();
            }
        }
        axes.add(axis);
    }

    private Field field(String key, Node at) {
        if (key.equals("name")) {
            throw at(at, "The names of the runs are made of what differs")
                    .field(key)
                    .remedy("Take it away; the name of the whole set stands at the top")
                    .problem();
        }
        return Fields.find(key).orElseThrow(() -> at(at, "There is no such setting")
                .field(key)
                .expected("perhaps " + Fields.nearest(key))
                .problem());
    }

    private String value(Field field, Node node) {
        String text = node instanceof SequenceNode list
                ? list.getValue().stream()
                        .map(item -> scalar(item, "A value is a word, a number or a list of them"))
                        .collect(Collectors.joining(", "))
                : scalar(node, "A value is a word, a number or a list of them");
        Optional<FieldProblem> problem = field.check(text);
        if (problem.isPresent()) {
            throw at(node, problem.get().what())
                    .field(field.key())
                    .found(text.isEmpty() ? "nothing" : text)
                    .expected(problem.get().expected())
                    .problem();
        }
        return text;
    }

    private MappingNode mapping(Node node, String expectation) {
        if (node instanceof MappingNode mapping) {
            return mapping;
        }
        throw at(node, expectation).problem();
    }

    private String scalar(Node node, String expectation) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw at(node, expectation).problem();
    }

    private UserProblem.Draft at(Node node, String what) {
        return UserProblem.of(what)
                .file(file)
                .line(node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0));
    }
}
