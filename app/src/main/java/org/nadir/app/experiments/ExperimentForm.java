package org.nadir.app.experiments;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.FreezeRows;
import org.nadir.app.desk.Parts;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.timeline.FreezeTimeline;
import org.nadir.viewer.timeline.TimelineModel;

/** The form, made from the list of fields: a card per block, a row per field, the schedule drawn below its fields. */
final class ExperimentForm extends VBox {
    private final ExperimentsModel model;
    private final FilePicker files;
    private final List<FieldRow> rows = new ArrayList<>();
    private final TimelineModel plan = FreezeRows.empty(1);
    private final ChangeListener<Number> changed = (property, before, now) -> show();

    ExperimentForm(ExperimentsModel model, FilePicker files, ReadOnlyBooleanProperty dark) {
        this.model = model;
        this.files = files;
        getStyleClass().add("form-page");
        setId("experiment-form");
        List<String> cards = new ArrayList<>(List.of(""));
        cards.addAll(Fields.cards());
        for (String card : cards) {
            VBox box = new VBox(Parts.heading(card.isEmpty() ? "Experiment" : Fields.title(card)), grid(card));
            box.getStyleClass().add("card");
            if (card.equals("freezing")) {
                box.getChildren().add(timeline(dark));
            }
            getChildren().add(box);
        }
        model.selected().addListener((property, before, now) -> {
            before.revision().removeListener(changed);
            now.revision().addListener(changed);
            show();
        });
        model.selected().get().revision().addListener(changed);
        show();
    }

    private GridPane grid(String card) {
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(8);
        ColumnConstraints labels = new ColumnConstraints(176, 176, 176);
        ColumnConstraints editors = new ColumnConstraints();
        editors.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(labels, editors);
        for (Field field : Fields.all()) {
            if (field.card().equals(card)) {
                FieldRow row = new FieldRow(
                        field, files, (key, text) -> model.selected().get().set(key, text), () -> model.selected()
                                .get()
                                .touch(field.key()));
                rows.add(row);
                grid.addRow(grid.getRowCount(), row.label(), row.right());
            }
        }
        return grid;
    }

    private FreezeTimeline timeline(ReadOnlyBooleanProperty dark) {
        FreezeTimeline timeline = new FreezeTimeline(plan, FreezeTimeline.Size.DESIGNER);
        timeline.themeProperty().bind(dark.map(d -> d ? ChartTheme.dark() : ChartTheme.light()));
        timeline.setId("freeze-preview");
        timeline.setMinHeight(190);
        timeline.setPrefHeight(190);
        return timeline;
    }

    private void show() {
        ExperimentDraft draft = model.selected().get();
        rows.forEach(row -> row.show(draft));
        ExperimentSpec spec = draft.tolerantSpec();
        int epochs = Math.min(spec.optimisation().epochs(), 1000);
        FreezeRows.plan(plan, spec.freezing().toSchedule(spec.model().pretrained()), epochs);
    }
}
