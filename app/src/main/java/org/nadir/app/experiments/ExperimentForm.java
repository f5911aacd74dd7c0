package org.nadir.app.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.FocusFollower;
import org.nadir.app.desk.Parts;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;

/**
 * The form, made from the list of fields: a card per block, a row per field, below the fields of some cards what they are designed
 * with, and a search above, since the list is long and grows. FX thread only.
 */
final class ExperimentForm extends BorderPane {
    private final ExperimentsModel model;
    private final FilePicker files;
    private final List<FormCard> cards = new ArrayList<>();
    private final FormSearch search = new FormSearch(this::openAll);
    private final ChangeListener<Number> changed = (property, before, now) -> show();

    /** With what lies below the fields of a card, by its key. */
    ExperimentForm(ExperimentsModel model, FilePicker files, Map<String, Node> below) {
        this.model = model;
        this.files = files;
        setId("experiment-form");
        ScrollPane scroll = Parts.scrolling(page(below));
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

    private VBox page(Map<String, Node> below) {
        VBox page = new VBox();
        page.getStyleClass().add("form-page");
        List<String> keys = new ArrayList<>(List.of(""));
        keys.addAll(Fields.cards());
        for (String key : keys) {
            FormCard card = new FormCard(key, Fields.title(key), rows(key));
            Optional.ofNullable(below.get(key)).ifPresent(card::addBelow);
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
    }
}
