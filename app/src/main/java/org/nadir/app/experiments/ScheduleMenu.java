package org.nadir.app.experiments;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.nadir.app.desk.Parts;
import org.nadir.experiment.NamedSchedule;

/** The menu of named schedules, and below it the row for a new name and the way back from a deletion. FX thread only. */
final class ScheduleMenu {
    private final ScheduleShelf shelf;
    private final MenuButton button = new MenuButton("Schedules", Parts.icon(Material2AL.BOOKMARKS));
    private final BooleanProperty naming = new SimpleBooleanProperty();
    private final TextField name = new TextField();
    private final List<NamedSchedule> presets = ScheduleShelf.presets();

    ScheduleMenu(ScheduleShelf shelf) {
        this.shelf = shelf;
        button.setId("schedule-menu");
        button.getStyleClass().addAll("flat", "tool");
        button.setTooltip(Parts.tip("Presets, schedules you saved, and configurations of other programs"));
        button.setMinWidth(MenuButton.USE_PREF_SIZE);
        shelf.own().addListener((ListChangeListener<NamedSchedule>) change -> fill());
        fill();
    }

    Node button() {
        return button;
    }

    /** What the menu asks and tells, below the row of tools. */
    List<Node> rows() {
        return List.of(nameRow(), lostRow());
    }

    private void fill() {
        button.getItems().setAll(heading("Presets"));
        presets.forEach(schedule -> button.getItems().add(item(schedule, shelf::choose)));
        button.getItems().addAll(new SeparatorMenuItem(), heading("Saved by you"));
        if (shelf.own().isEmpty()) {
            button.getItems().add(heading("None yet"));
        }
        shelf.own().forEach(schedule -> button.getItems().add(item(schedule, shelf::choose)));
        MenuItem save = new MenuItem("Save this schedule as");
        save.setId("schedule-save");
        save.setOnAction(event -> {
            naming.set(true);
            name.requestFocus();
        });
        MenuItem take = new MenuItem("Import from MMDetection or DBF");
        take.setId("schedule-import");
        take.setOnAction(event -> shelf.importConfiguration());
        Menu delete = new Menu("Delete");
        delete.setDisable(shelf.own().isEmpty());
        shelf.own().forEach(schedule -> delete.getItems().add(item(schedule, shelf::delete)));
        button.getItems().addAll(new SeparatorMenuItem(), save, take, delete);
    }

    private static MenuItem heading(String words) {
        MenuItem item = new MenuItem(words);
        item.setDisable(true);
        return item;
    }

    private static MenuItem item(NamedSchedule schedule, Consumer<NamedSchedule> action) {
        MenuItem item = new MenuItem(schedule.name());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.accept(schedule));
        return item;
    }

    private HBox nameRow() {
        name.setId("schedule-name");
        name.setPromptText("Name of the schedule");
        name.setAccessibleText("Name of the schedule");
        name.setPrefWidth(240);
        name.setOnAction(event -> save());
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                naming.set(false);
            }
        });
        Button save = new Button("Save schedule");
        save.setId("schedule-save-now");
        save.disableProperty().bind(name.textProperty().map(text -> !text.matches("(?s).*[\\p{L}\\p{N}].*")));
        save.setOnAction(event -> save());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> naming.set(false));
        return Parts.present(row(name, save, cancel), naming);
    }

    private void save() {
        if (name.getText().matches("(?s).*[\\p{L}\\p{N}].*")) {
            shelf.saveAs(name.getText());
            naming.set(false);
        }
    }

    private HBox lostRow() {
        Label words = Parts.muted("");
        words.textProperty().bind(shelf.lost().map(lost -> lost.map(ScheduleShelf.Lost::words)
                .orElse("")));
        Button back = new Button("Undo");
        back.setId("schedule-restore");
        back.setOnAction(event -> shelf.restore());
        return Parts.present(row(words, back), shelf.lost().map(Optional::isPresent));
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
