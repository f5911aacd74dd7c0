package org.nadir.app.experiments;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.Parts;

/** Experiments and presets at the left; a dot marks those that were changed. FX thread only. */
final class DraftList extends VBox {
    private final ListView<ExperimentDraft> list;

    DraftList(ExperimentsModel model) {
        getStyleClass().add("side-list");
        list = new ListView<>(model.drafts());
        list.setId("draft-list");
        list.setCellFactory(view -> new DraftCell());
        list.getSelectionModel().select(model.selected().get());
        list.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.selected().set(now);
            }
        });
        model.selected()
                .addListener((property, before, now) -> list.getSelectionModel().select(now));
        model.reason().addListener((property, before, now) -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(Parts.heading("Experiments and presets"), list);
    }

    private static final class DraftCell extends ListCell<ExperimentDraft> {
        @Override
        protected void updateItem(@Nullable ExperimentDraft draft, boolean empty) {
            super.updateItem(draft, empty);
            setText(null);
            if (empty || draft == null) {
                setGraphic(null);
                return;
            }
            Label title = new Label(draft.origin().title() + (draft.changed() ? "  •" : ""));
            Label kind = Parts.styled(
                    draft.origin().preset()
                            ? "Preset"
                            : draft.file()
                                    .map(path -> String.valueOf(path.getFileName()))
                                    .orElse("Not saved"),
                    "muted",
                    "small-text");
            setGraphic(new VBox(title, kind));
        }
    }
}
