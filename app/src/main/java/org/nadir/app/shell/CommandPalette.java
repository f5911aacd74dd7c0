package org.nadir.app.shell;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Parts;

/** Ctrl+K: a field, the commands that fit below it; arrows choose, Enter runs, Escape leaves. */
final class CommandPalette extends VBox {
    private final PaletteModel model;
    private final TextField field = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final Runnable leave;

    CommandPalette(PaletteModel model, Runnable leave) {
        this.model = model;
        this.leave = leave;
        getStyleClass().addAll("nadir-sheet", "palette");
        setId("command-palette");
        field.setPromptText("Type what you want to do");
        field.setId("palette-field");
        field.textProperty().bindBidirectional(model.typed());
        list.setItems(model.found());
        list.setCellFactory(view -> new CommandCell());
        list.setFocusTraversable(false);
        list.setPlaceholder(Parts.muted("No command fits these letters"));
        list.setOnMouseClicked(event -> perform());
        model.found().addListener((ListChangeListener<Command>) change -> selectFirst());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(field, list);
        setMaxSize(560, 420);
    }

    void begin() {
        model.typed().set("");
        model.search();
        selectFirst();
        field.requestFocus();
    }

    private void selectFirst() {
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> perform();
            case ESCAPE -> leave.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int step) {
        int next = list.getSelectionModel().getSelectedIndex() + step;
        if (next >= 0 && next < list.getItems().size()) {
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 4));
        }
    }

    private void perform() {
        Command command = list.getSelectionModel().getSelectedItem();
        if (command != null && command.enabled().get()) {
            leave.run();
            command.perform();
        }
    }

    private static final class CommandCell extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            setText(null);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            Label key = Parts.styled(command.key().map(k -> k.getDisplayText()).orElse(""), "key-hint");
            HBox row = new HBox(12, Parts.icon(command.icon()), new Label(command.label()), Parts.spring(), key);
            row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            row.setOpacity(command.enabled().get() ? 1 : 0.45);
            setGraphic(row);
        }
    }
}
