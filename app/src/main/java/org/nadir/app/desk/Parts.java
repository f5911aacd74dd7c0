package org.nadir.app.desk;

import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small parts screens are put together from, so that each looks the same everywhere. FX thread only. */
public final class Parts {
    private Parts() {}

    public static Node icon(Ikon ikon) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().add("nadir-icon");
        return icon;
    }

    /** A button of a toolbar: icon and words, with the key in the tooltip. */
    public static Button button(Command command) {
        Button button = new Button(command.label(), icon(command.icon()));
        button.getStyleClass().addAll("tool", "flat");
        button.setId(command.id().replace('.', '-'));
        wire(button, command);
        return button;
    }

    /** A button that is only an icon; the label is its tooltip and what a screen reader says. */
    public static Button iconButton(Command command) {
        Button button = new Button("", icon(command.icon()));
        button.getStyleClass().addAll("button-icon", "flat", "tool-icon");
        button.setId(command.id().replace('.', '-'));
        button.setAccessibleText(command.label());
        wire(button, command);
        return button;
    }

    public static Button iconButton(Ikon ikon, String what, Runnable action) {
        return iconButton(Command.of("", what, ikon, action));
    }

    private static void wire(Button button, Command command) {
        button.setOnAction(event -> command.perform());
        button.disableProperty().bind(Bindings.not(command.enabled()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        String key = command.key().map(k -> "  (" + k.getDisplayText() + ")").orElse("");
        button.setTooltip(tip(command.label() + key));
    }

    public static Tooltip tip(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setShowDelay(Duration.millis(400));
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        return tip;
    }

    /** A tip that is made when the control is pointed at: each tip is a window, too much for every cell of a table. */
    public static void tipWhenPointedAt(Control control, Supplier<String> text) {
        control.setOnMouseEntered(event -> {
            String words = text.get();
            control.setTooltip(words.isEmpty() ? null : tip(words));
        });
    }

    public static Label heading(String text) {
        return styled(text, "section-heading");
    }

    public static Label muted(String text) {
        Label label = styled(text, "muted");
        label.setWrapText(true);
        return label;
    }

    public static Label styled(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Takes all the room that is left in a row or column. */
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        VBox.setVgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** A heading with its content below, as the side panels stack them. */
    public static VBox section(String title, Node... content) {
        VBox box = new VBox(8);
        box.getStyleClass().add("section");
        box.getChildren().add(heading(title));
        box.getChildren().addAll(content);
        return box;
    }

    /** Scrolls up and down only; the content is as wide as the panel. */
    public static ScrollPane scrolling(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    /** Shows and takes room only while {@code visible}. */
    public static <N extends Node> N present(N node, javafx.beans.value.ObservableValue<Boolean> visible) {
        node.visibleProperty().bind(visible);
        node.managedProperty().bind(visible);
        return node;
    }
}
