package org.nadir.app.experiments;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2MZ;
import org.nadir.app.desk.Parts;

/** The line above the form: words to look for, only what is changed, fold and unfold. FX thread only. */
final class FormSearch extends HBox {
    private final ObjectProperty<FieldFilter> filter = new SimpleObjectProperty<>(FieldFilter.NONE);
    private final TextField words = new TextField();
    private final ToggleButton changed = new ToggleButton("Only changed");
    private final Label count = Parts.styled("", "muted", "figures");

    FormSearch(java.util.function.Consumer<Boolean> openAll) {
        getStyleClass().add("filter-row");
        words.setId("field-search");
        words.setPromptText("Search in fields");
        words.setAccessibleText("Search in fields");
        words.setPrefWidth(220);
        words.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                words.clear();
            }
        });
        changed.setId("only-changed");
        changed.setTooltip(Parts.tip("Shows only the fields whose value is not the default"));
        words.textProperty().addListener((property, before, now) -> apply());
        changed.setOnAction(event -> apply());
        count.setId("field-count");
        getChildren()
                .addAll(
                        words,
                        changed,
                        Parts.spring(),
                        count,
                        Parts.iconButton(Material2MZ.UNFOLD_LESS, "Fold all cards", () -> openAll.accept(false)),
                        Parts.iconButton(Material2MZ.UNFOLD_MORE, "Unfold all cards", () -> openAll.accept(true)));
    }

    ObjectProperty<FieldFilter> filter() {
        return filter;
    }

    void tell(int shown, int all) {
        count.setText(shown + " of " + all + " fields");
    }

    private void apply() {
        filter.set(new FieldFilter(words.getText(), changed.isSelected()));
    }
}
