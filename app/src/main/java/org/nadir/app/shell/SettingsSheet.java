package org.nadir.app.shell;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.SettingsModel;
import org.nadir.app.desk.ThemeChoice;

/** The few settings there are; each takes effect at once and is remembered. */
final class SettingsSheet extends VBox {
    private final SettingsModel settings;
    private final FilePicker files;
    private final GridPane rows = new GridPane();

    SettingsSheet(SettingsModel settings, FilePicker files) {
        this.settings = settings;
        this.files = files;
        getStyleClass().addAll("nadir-sheet", "settings");
        setId("settings-sheet");
        rows.setHgap(16);
        rows.setVgap(16);
        add("Theme", themes(), "Imagery looks truest on the dark theme; print and bright rooms like the light one.");
        add("Runs folder", runsFolder(), "Every run is a folder in here. Runs that are already there are found again.");
        add(
                "Device",
                device(),
                "Where new experiments train and detectors run. Engine set-up shows what this machine has.");
        getChildren().addAll(Parts.styled("Settings", "title-3"), rows);
        setMaxSize(620, USE_PREF_SIZE);
    }

    private void add(String name, Node editor, String help) {
        int row = rows.getRowCount();
        Label label = new Label(name);
        label.setMinWidth(96);
        Label below = Parts.muted(help);
        VBox right = new VBox(4, editor, below);
        GridPane.setHgrow(right, Priority.ALWAYS);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        label.setPadding(new javafx.geometry.Insets(6, 0, 0, 0));
        rows.addRow(row, label, right);
    }

    private Node themes() {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        for (ThemeChoice choice : ThemeChoice.values()) {
            ToggleButton button = new ToggleButton(choice.title());
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(
                            row.getChildren().isEmpty()
                                    ? "left-pill"
                                    : choice == ThemeChoice.SYSTEM ? "right-pill" : "center-pill");
            button.setSelected(settings.theme().get() == choice);
            button.setOnAction(event -> {
                button.setSelected(true);
                settings.theme().set(choice);
            });
            settings.theme().addListener((property, before, now) -> {
                if (now == choice) {
                    button.setSelected(true);
                }
            });
            row.getChildren().add(button);
        }
        return row;
    }

    private Node runsFolder() {
        TextField field = new TextField();
        field.setEditable(false);
        field.textProperty().bind(settings.runsFolder().map(Path::toString));
        Button choose = new Button("Choose", Parts.icon(Material2OutlinedAL.FOLDER_OPEN));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(event -> files.folder("Folder for runs").ifPresent(settings.runsFolder()::set));
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox row = new HBox(8, field, choose);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node device() {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().addAll("auto", "cpu", "gpu:0", "gpu:1");
        if (!box.getItems().contains(settings.device().get())) {
            box.getItems().add(settings.device().get());
        }
        box.valueProperty().bindBidirectional(settings.device());
        box.setPrefWidth(160);
        return box;
    }
}
