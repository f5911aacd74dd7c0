package org.nadir.app.shell;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.WorkspaceKind;

/** The workspaces at the left edge of the window, one always chosen; help and settings at the bottom. */
final class Rail extends VBox {
    Rail(List<WorkspaceKind> kinds, ObjectProperty<WorkspaceKind> chosen, List<Command> below) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        ToggleGroup group = new ToggleGroup();
        for (WorkspaceKind kind : kinds) {
            ToggleButton button = entry(kind);
            button.setToggleGroup(group);
            // pressing the chosen entry again must not leave the rail without a choice
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.set(kind);
            });
            button.setSelected(chosen.get() == kind);
            chosen.addListener((property, before, now) -> {
                if (now == kind) {
                    button.setSelected(true);
                }
            });
            getChildren().add(button);
        }
        getChildren().add(Parts.spring());
        below.forEach(command -> getChildren().add(Parts.iconButton(command)));
    }

    private static ToggleButton entry(WorkspaceKind kind) {
        Node icon = Parts.icon(kind.icon());
        ToggleButton button = new ToggleButton(kind.title(), icon);
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add("rail-entry");
        button.setId("rail-" + kind.key());
        Tooltip tip = Parts.tip(kind.title() + "  (Ctrl+" + (kind.ordinal() + 1) + ")");
        button.setTooltip(tip);
        return button;
    }
}
