package org.nadir.app.desk;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;

/** What a screen shows before it has anything: what this is, one primary action, and others beside it. */
public final class EmptyState extends VBox {
    public EmptyState(Ikon icon, String title, String text, List<Command> actions) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        setSpacing(8);
        HBox buttons = new HBox(8);
        buttons.setAlignment(Pos.CENTER);
        for (Command command : actions) {
            Button button = Parts.button(command);
            button.setId("empty-" + command.id().replace('.', '-'));
            button.getStyleClass().remove("flat");
            if (buttons.getChildren().isEmpty()) {
                button.getStyleClass().add("accent");
            }
            buttons.getChildren().add(button);
        }
        Label explanation = Parts.muted(text);
        explanation.setTextAlignment(TextAlignment.CENTER);
        explanation.setMaxWidth(440);
        VBox.setMargin(buttons, new javafx.geometry.Insets(12, 0, 0, 0));
        getChildren().addAll(Parts.icon(icon), Parts.styled(title, "empty-title"), explanation, buttons);
    }
}
