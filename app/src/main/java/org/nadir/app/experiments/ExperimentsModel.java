package org.nadir.app.experiments;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The drafts in the list, the one in the form, and why it cannot be started. FX thread only. */
final class ExperimentsModel {
    private final ObservableList<ExperimentDraft> drafts = FXCollections.observableArrayList();
    private final ObjectProperty<ExperimentDraft> selected;
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty yamlProblem = new SimpleStringProperty("");
    private final BooleanProperty starting = new SimpleBooleanProperty();

    /** A model whose first draft is in the form. */
    ExperimentsModel(List<ExperimentDraft> first) {
        drafts.setAll(first);
        selected = new SimpleObjectProperty<>(first.get(0));
        first.forEach(this::follow);
        selected.addListener((property, before, now) -> refresh());
        refresh();
    }

    ObservableList<ExperimentDraft> drafts() {
        return drafts;
    }

    ObjectProperty<ExperimentDraft> selected() {
        return selected;
    }

    /** Why training cannot start, in words; empty when it can. */
    StringProperty reason() {
        return reason;
    }

    /** What is wrong with the YAML that is being typed; empty when nothing is. */
    StringProperty yamlProblem() {
        return yamlProblem;
    }

    /** True while a worker process is being started. */
    BooleanProperty starting() {
        return starting;
    }

    /** Puts a draft at the head of the list and into the form; one of the same file takes its place. */
    void add(ExperimentDraft draft) {
        Optional<ExperimentDraft> same = drafts.stream()
                .filter(other -> draft.file().isPresent() && other.file().equals(draft.file()))
                .findFirst();
        same.ifPresent(drafts::remove);
        drafts.add(0, draft);
        follow(draft);
        selected.set(draft);
    }

    /** Takes YAML that was typed; what cannot be read is told and changes nothing. */
    void takeYaml(String text) {
        try {
            selected.get().takeYaml(text);
            yamlProblem.set("");
        } catch (org.nadir.base.UserProblem e) {
            yamlProblem.set(String.valueOf(e.getMessage()));
        }
        refresh();
    }

    private void follow(ExperimentDraft draft) {
        draft.revision().addListener((property, before, now) -> refresh());
        draft.data().addListener((property, before, now) -> refresh());
    }

    private void refresh() {
        reason.set(yamlProblem.get().isEmpty() ? selected.get().reason() : "The YAML cannot be read.");
    }
}
