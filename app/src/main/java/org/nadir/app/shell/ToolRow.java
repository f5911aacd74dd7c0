package org.nadir.app.shell;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2MZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Parts;

/** The toolbar of one workspace: its name, its commands, the search for any command at the right. */
final class ToolRow extends HBox {
    ToolRow(String title, List<Command> commands, Command search, Command inspector) {
        getStyleClass().add("tool-row");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Parts.styled(title, "workspace-title");
        name.setMinWidth(USE_PREF_SIZE);
        getChildren().add(name);
        getChildren().add(new Separator(Orientation.VERTICAL));
        commands.forEach(command -> getChildren().add(Parts.button(command)));
        Button field = new Button("Search commands   Ctrl+K", Parts.icon(Material2MZ.SEARCH));
        field.getStyleClass().addAll("search-button");
        field.setOnAction(event -> search.perform());
        getChildren().addAll(Parts.spring(), field, Parts.iconButton(inspector));
    }
}
