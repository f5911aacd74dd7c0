package org.nadir.app.runs;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableRow;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.Parts;

/** The name of a run or set, with what it is where it is no plain run: a sweep, a teacher, an amplifier. FX thread only. */
final class RunNameCell extends TreeTableCell<RunEntry, String> {
    private final Label name = new Label();
    private final Label kind = Parts.styled("", "row-kind");
    private final HBox line = new HBox(6, name, kind);

    RunNameCell() {
        line.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(0);
        kind.setMinWidth(Label.USE_PREF_SIZE);
        kind.managedProperty().bind(kind.visibleProperty());
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        TreeTableRow<RunEntry> row = getTableRow();
        TreeItem<RunEntry> item = row == null ? null : row.getTreeItem();
        if (empty || text == null || item == null || item.getValue() == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            return;
        }
        // a screen reader says the text, though the line is what is seen
        setText(text);
        RunEntry entry = item.getValue();
        TreeItem<RunEntry> parent = item.getParent();
        RunEntry above = parent == null ? null : parent.getValue();
        name.setText(above instanceof RunSetItem set ? set.shortened(text) : text);
        name.getStyleClass().remove("set-name");
        if (entry instanceof RunSetItem) {
            name.getStyleClass().add("set-name");
        }
        kind.setText(kind(entry, above));
        kind.setVisible(!kind.getText().isEmpty());
        setTooltip(Parts.tip(text + "\n" + entry.path()));
        setGraphic(line);
    }

    private static String kind(RunEntry entry, @Nullable RunEntry above) {
        if (!(entry instanceof RunItem run)) {
            return "sweep";
        }
        boolean amplifies =
                run.spec().map(spec -> spec.distillation().trainsAmplifier()).orElse(false);
        boolean stage = above instanceof RunItem
                || (above instanceof RunSetItem set && !set.runs().get().contains(run));
        return amplifies ? "amplifier" : stage ? "teacher" : "";
    }
}
