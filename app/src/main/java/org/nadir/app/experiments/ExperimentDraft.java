package org.nadir.app.experiments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Field;
import org.nadir.experiment.FieldProblem;
import org.nadir.experiment.Fields;

/**
 * An experiment that is being described: the values of all fields as texts, right or wrong, and what is wrong with them.
 * Needs no toolkit; belongs to one thread (the FX thread in the window).
 */
final class ExperimentDraft {
    private final Origin origin;
    private final Map<String, String> base;
    private final Map<String, String> values;
    private final Set<String> touched = new HashSet<>();
    private final ObjectProperty<DataCheck> data = new SimpleObjectProperty<>(DataCheck.UNKNOWN);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final StringProperty sweep = new SimpleStringProperty("");
    private Optional<Path> file;
    private String weightsProblem = "";
    private List<FieldProblem> problems = List.of();

    /**
     * Where a draft came from.
     *
     * @param title for the list
     * @param preset true when it is one of ours and not a file of the user
     * @param folder relative paths are resolved against it
     */
    record Origin(String title, boolean preset, Path folder) {}

    /** A draft with the given values; fields that are not given have their defaults. */
    ExperimentDraft(Origin origin, Optional<Path> file, Map<String, String> given) {
        this.origin = origin;
        this.file = file;
        Map<String, String> all = new LinkedHashMap<>(Fields.initialValues());
        all.putAll(given);
        base = Map.copyOf(all);
        values = all;
        check();
    }

    Origin origin() {
        return origin;
    }

    Optional<Path> file() {
        return file;
    }

    void savedAs(Path where) {
        file = Optional.of(where);
        raise();
    }

    /** Rises with every change. */
    ReadOnlyLongProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** Says that the file of weights cannot be used, or, when empty, that it can. */
    void weightsProblem(String sentence) {
        if (!sentence.equals(weightsProblem)) {
            weightsProblem = sentence;
            raise();
        }
    }

    /** The block of YAML that makes a set of runs of this experiment; empty for none. */
    StringProperty sweep() {
        return sweep;
    }

    /** What is known of the data set that the draft names. */
    ObjectProperty<DataCheck> data() {
        return data;
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }

    String value(String key) {
        return values.getOrDefault(key, "");
    }

    void set(String key, String text) {
        touched.add(key);
        if (!text.equals(values.put(key, text))) {
            check();
            raise();
        }
    }

    /** Sets several values as one change. */
    void setAll(Map<String, String> changes) {
        touched.addAll(changes.keySet());
        Map<String, String> before = Map.copyOf(values);
        values.putAll(changes);
        if (!before.equals(values)) {
            check();
            raise();
        }
    }

    /** The values of the fields of one card, in their order. */
    Map<String, String> valuesOf(String card) {
        Map<String, String> some = new LinkedHashMap<>();
        Fields.all().stream()
                .filter(field -> field.card().equals(card))
                .forEach(field -> some.put(field.key(), value(field.key())));
        return some;
    }

    /** The text as YAML; for values that are wrong too. */
    String yaml() {
        return ExperimentYaml.write(values);
    }

    /**
     * Takes the values of YAML.
     *
     * @throws org.nadir.base.UserProblem when it cannot be read; the draft stays as it was
     */
    void takeYaml(String text) {
        Map<String, String> read = ExperimentYaml.values(text, origin.folder().resolve("experiment.yaml"));
        Map<String, String> all = new LinkedHashMap<>(Fields.initialValues());
        all.putAll(read);
        if (!all.equals(values)) {
            values.putAll(all);
            touched.addAll(read.keySet());
            check();
            raise();
        }
    }

    /** False while another setting makes this one meaningless. */
    boolean relevant(Field field) {
        return field.idle(values).isEmpty();
    }

    /** True for a setting that has an effect and a default and is not at it. Name and data are always one's own. */
    boolean differsFromDefault(Field field) {
        boolean chosen = field.card().isEmpty() || field.initial().isEmpty() && !field.mayBeEmpty();
        return !chosen && relevant(field) && !value(field.key()).equals(field.initial());
    }

    boolean changed() {
        return !values.equals(base);
    }

    List<FieldProblem> problems() {
        return problems;
    }

    /** The problem to show below a field: not for an empty field that nobody has been at yet. */
    Optional<FieldProblem> shownProblem(String key) {
        boolean untouched = value(key).isBlank() && !touched.contains(key);
        return untouched
                ? Optional.empty()
                : problems.stream().filter(problem -> problem.key().equals(key)).findFirst();
    }

    /** Marks a field as seen, as when it lost the focus. */
    void touch(String key) {
        if (touched.add(key)) {
            raise();
        }
    }

    /** Fields whose value differs from what the draft began with, as "Label: before → now". */
    List<String> differences() {
        List<String> lines = new ArrayList<>();
        for (Field field : Fields.all()) {
            String before = base.getOrDefault(field.key(), "");
            String now = value(field.key());
            if (!before.equals(now)) {
                lines.add(field.label() + ": " + shown(before) + " → " + shown(now));
            }
        }
        return lines;
    }

    private static String shown(String value) {
        return value.isBlank() ? "(empty)" : value;
    }

    /** Why training cannot start, in words; empty when it can. */
    String reason() {
        if (!problems.isEmpty()) {
            FieldProblem first = problems.get(0);
            String label = Fields.find(first.key()).map(Field::label).orElse(first.key());
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
            return value(first.key()).isBlank()
                    ? label + " is needed" + more + "."
                    : label + ": " + first.sentence() + more;
        }
        return weightsProblem.isEmpty() ? data.get().reason(this) : weightsProblem;
    }

    /** The specification of valid values. */
    ExperimentSpec spec() {
        return Fields.toSpec(values, origin.folder());
    }

    /** A specification for previews: wrong values are replaced by their defaults, and so is what makes a wrong default matter. */
    ExperimentSpec tolerantSpec() {
        Map<String, String> initial = new LinkedHashMap<>(Fields.initialValues());
        initial.put("data.root", ".");
        initial.put("distillation.teacher", ".");
        Map<String, String> mended = new LinkedHashMap<>(values);
        // mending one value can make another one matter, or let rules over several values speak
        for (int round = 0; round < 4; round++) {
            List<FieldProblem> left = Fields.validate(mended);
            if (left.isEmpty()) {
                return Fields.toSpec(mended, origin.folder());
            }
            left.forEach(problem -> mend(problem.key(), mended, initial));
        }
        return Fields.toSpec(initial, origin.folder());
    }

    private static void mend(String key, Map<String, String> mended, Map<String, String> initial) {
        String before = mended.put(key, initial.getOrDefault(key, ""));
        if (initial.getOrDefault(key, "").equals(before)) {
            Fields.find(key)
                    .flatMap(Field::relevance)
                    .ifPresent(needed -> mended.put(needed.key(), initial.getOrDefault(needed.key(), "")));
        }
    }

    private void check() {
        problems = Fields.validate(values);
    }

    private void raise() {
        revision.set(revision.get() + 1);
    }
}
