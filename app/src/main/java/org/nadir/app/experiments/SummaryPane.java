package org.nadir.app.experiments;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.FactGrid;
import org.nadir.app.desk.Parts;

/** What the draft means while it is typed, and the button that starts it or says why it cannot. FX thread only. */
final class SummaryPane extends VBox {
    private final ExperimentsModel model;
    private final FactGrid facts = new FactGrid();
    private final FactGrid data = new FactGrid();
    private final VBox warnings = new VBox(6);
    private final VBox differences = new VBox(4);
    private final VBox warningSection = Parts.section("Worth a look", warnings);
    private final VBox dataSection = Parts.section("Data", data);
    private final VBox differenceSection = Parts.section("Changed", differences);
    private final ChangeListener<Object> changed = (property, before, now) -> show();

    SummaryPane(ExperimentsModel model, Command start) {
        this.model = model;
        getStyleClass().add("inspector-content");
        Button button = Parts.button(start);
        button.setId("start-training");
        button.getStyleClass().removeAll("flat", "tool");
        button.getStyleClass().add("accent");
        button.setMaxWidth(Double.MAX_VALUE);
        Label reason = Parts.muted("");
        reason.setId("start-reason");
        reason.textProperty().bind(model.reason());
        Parts.present(reason, model.reason().map(text -> !text.isEmpty()));
        VBox top = new VBox(8, button, reason);
        top.getStyleClass().add("section");
        getChildren().addAll(top, Parts.section("Summary", facts), warningSection, dataSection, differenceSection);
        model.selected().addListener((property, before, now) -> {
            watched(before).forEach(value -> value.removeListener(changed));
            watched(now).forEach(value -> value.addListener(changed));
            show();
        });
        watched(model.selected().get()).forEach(value -> value.addListener(changed));
        show();
    }

    private static List<ObservableValue<?>> watched(ExperimentDraft draft) {
        return List.of(draft.revision(), draft.data());
    }

    private void show() {
        ExperimentDraft draft = model.selected().get();
        ExperimentSummary summary = ExperimentSummary.of(draft);
        facts.show(summary.facts());
        data.show(draft.data().get().facts());
        lines(warnings, summary.warnings(), "warning-line");
        lines(differences, draft.differences(), "difference");
        present(warningSection, !summary.warnings().isEmpty());
        present(dataSection, !draft.data().get().facts().isEmpty());
        present(differenceSection, draft.changed());
    }

    private static void lines(VBox box, List<String> texts, String style) {
        box.getChildren().clear();
        for (String text : texts) {
            Label label = Parts.styled(text, style);
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            box.getChildren().add(label);
        }
    }

    private static void present(VBox section, boolean wanted) {
        section.setVisible(wanted);
        section.setManaged(wanted);
    }
}
