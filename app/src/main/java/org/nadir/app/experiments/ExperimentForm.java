package org.nadir.app.experiments;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.FocusFollower;
import org.nadir.app.desk.FreezeRows;
import org.nadir.app.desk.Parts;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.timeline.FreezeTimeline;
import org.nadir.viewer.timeline.TimelineModel;

/**
 * The form, made from the list of fields: a card per block, a row per field, the schedule drawn below its fields, and a
 * search above, since the list is long and grows. FX thread only.
 */
final class ExperimentForm extends BorderPane {
    private final ExperimentsModel model;
    private final FilePicker files;
    private final List<FormCard> cards = new ArrayList<>();
    private final FormSearch search = new FormSearch(this::openAll);
    private final TimelineModel plan = FreezeRows.empty(1);
    private final ChangeListener<Number> changed = (property, before, now) -> show();

    ExperimentForm(ExperimentsModel model, FilePicker files, ReadOnlyBooleanProperty dark) {
        this.model = model;
        this.files = files;
        setId("experiment-form");
        ScrollPane scroll = Parts.scrolling(page(dark));
        scroll.getStyleClass().add("form-scroll");
        FocusFollower.in(scroll);
        setTop(search);
        setCenter(scroll);
        search.filter().addListener((property, before, now) -> show());
        model.selected().addListener((property, before, now) -> {
            before.revision().removeListener(changed);
            now.revision().addListener(changed);
            show();
        });
        model.selected().get().revision().addListener(changed);
        show();
    }

    private VBox page(ReadOnlyBooleanProperty dark) {
        VBox page = new VBox();
        page.getStyleClass().add("form-page");
        List<String> keys = new ArrayList<>(List.of(""));
        keys.addAll(Fields.cards());
        for (String key : keys) {
            FormCard card = new FormCard(key, Fields.title(key), rows(key));
            if (key.equals("freezing")) {
                card.addBelow(timeline(dark));
            }
            card.open().addListener((property, before, now) -> show());
            cards.add(card);
        }
        page.getChildren().addAll(cards);
        return page;
    }

    private List<FieldRow> rows(String card) {
        List<FieldRow> rows = new ArrayList<>();
        for (Field field : Fields.all()) {
            if (field.card().equals(card)) {
                rows.add(new FieldRow(
                        field, files, (key, text) -> model.selected().get().set(key, text), () -> model.selected()
                                .get()
                                .touch(field.key())));
            }
        }
        return rows;
    }

    private FreezeTimeline timeline(ReadOnlyBooleanProperty dark) {
        FreezeTimeline timeline = new FreezeTimeline(plan, FreezeTimeline.Size.DESIGNER);
        timeline.themeProperty().bind(dark.map(d -> d ? ChartTheme.dark() : ChartTheme.light()));
        timeline.setId("freeze-preview");
        timeline.setMinHeight(190);
        timeline.setPrefHeight(190);
        return timeline;
    }

    private void openAll(boolean open) {
        cards.forEach(card -> card.open().set(open));
    }

    private void show() {
        ExperimentDraft draft = model.selected().get();
        FieldFilter filter = search.filter().get();
        int shown = 0;
        for (FormCard card : cards) {
            shown += card.show(draft, filter);
        }
        search.tell(shown, Fields.all().size());
        ExperimentSpec spec = draft.tolerantSpec();
        int epochs = Math.min(spec.optimisation().epochs(), 1000);
        FreezeRows.plan(plan, spec.freezing().toSchedule(spec.model().pretrained()), epochs);
    }
}
