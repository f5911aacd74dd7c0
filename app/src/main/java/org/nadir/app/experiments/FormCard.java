package org.nadir.app.experiments;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.nadir.app.desk.Parts;

/** A block of the form that folds up; its head tells what is changed or wrong inside while it is folded. FX thread only. */
final class FormCard extends VBox {
    private final List<FieldRow> rows;
    private final VBox content = new VBox(8);
    private final BooleanProperty open = new SimpleBooleanProperty(true);
    private final Label changed = Parts.styled("", "muted", "small-text");
    private final Label wrong = Parts.styled("", "field-error");

    FormCard(String key, String title, List<FieldRow> rows) {
        this.rows = List.copyOf(rows);
        getStyleClass().add("card");
        Button head = head(title);
        head.setId("card-" + (key.isEmpty() ? "experiment" : key));
        HBox line = new HBox(12, head, Parts.spring(), changed, wrong);
        line.setAlignment(Pos.CENTER_LEFT);
        rows.forEach(row -> content.getChildren().add(row.node()));
        Parts.present(wrong, wrong.textProperty().map(text -> !text.isEmpty()));
        getChildren().addAll(line, content);
    }

    private Button head(String title) {
        FontIcon chevron = new FontIcon(Material2AL.EXPAND_MORE);
        chevron.getStyleClass().add("nadir-icon");
        chevron.iconCodeProperty()
                .bind(Bindings.when(open).<Ikon>then(Material2AL.EXPAND_MORE).otherwise(Material2AL.CHEVRON_RIGHT));
        Button head = new Button(title, chevron);
        head.getStyleClass().addAll("flat", "card-head");
        head.setTooltip(Parts.tip("Fold or unfold " + title));
        head.setOnAction(event -> open.set(!open.get()));
        return head;
    }

    /** What is shown below the fields. */
    void addBelow(Node node) {
        content.getChildren().add(node);
    }

    BooleanProperty open() {
        return open;
    }

    /** Shows the values of a draft in the fields that the filter lets through; gives back how many those are. */
    int show(ExperimentDraft draft, FieldFilter filter) {
        int shown = 0;
        int different = 0;
        int problems = 0;
        for (FieldRow row : rows) {
            row.show(draft);
            boolean lets = filter.lets(row.field(), draft);
            row.node().setVisible(lets);
            row.node().setManaged(lets);
            shown += lets ? 1 : 0;
            different += draft.differsFromDefault(row.field()) ? 1 : 0;
            problems += draft.shownProblem(row.field().key()).isPresent() ? 1 : 0;
        }
        changed.setText(different == 0 ? "" : different + " changed");
        wrong.setText(problems == 0 ? "" : problems + " to mend");
        present(this, shown > 0);
        present(content, open.get() || filter.narrows());
        return shown;
    }

    private static void present(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
