package org.nadir.app.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.WorkspaceKind;

/**
 * F1: what the screen is for and how to use it. The text lies in assets/help; a line that starts with {@code #} is a
 * heading, one that starts with {@code -} an entry, an empty line ends a paragraph.
 */
final class HelpSheet extends VBox {
    HelpSheet(WorkspaceKind kind) {
        getStyleClass().addAll("nadir-sheet", "help");
        setId("help-sheet");
        VBox text = new VBox(6);
        text.getStyleClass().add("help-text");
        lines(kind).stream().filter(line -> !line.isBlank()).forEach(line -> text.getChildren()
                .add(line(line)));
        ScrollPane scroll = Parts.scrolling(text);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        setMaxSize(620, 600);
    }

    private static Label line(String line) {
        Label label;
        if (line.startsWith("# ")) {
            label = Parts.styled(line.substring(2), "title-3");
        } else if (line.startsWith("## ")) {
            label = Parts.styled(line.substring(3), "section-heading");
        } else if (line.startsWith("- ")) {
            label = Parts.styled("•  " + line.substring(2), "help-entry");
        } else {
            label = new Label(line);
        }
        label.setWrapText(true);
        return label;
    }

    private static List<String> lines(WorkspaceKind kind) {
        String name = "/org/nadir/assets/help/" + kind.key() + ".txt";
        try (InputStream in = HelpSheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no help text " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
