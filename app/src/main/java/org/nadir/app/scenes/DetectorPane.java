package org.nadir.app.scenes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Desk;
import org.nadir.app.desk.FilePicker;
import org.nadir.app.desk.Job;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.TitleConverter;

/** The panel that runs a detector over the open scene: which, where, how; progress and cancel. FX thread only. */
final class DetectorPane extends VBox {
    private final Desk desk;
    private final ScenesModel model;
    private final ScenesController controller;
    private final ComboBox<DetectorChoice> detector = new ComboBox<>();
    private final ComboBox<String> device = new ComboBox<>();
    private final TextField score = new TextField("0.05");
    private final TextField window = new TextField("1024");
    private final TextField overlap = new TextField("200");
    private final GridPane grid = new GridPane();

    DetectorPane(Desk desk, ScenesModel model, ScenesController controller) {
        super(8);
        this.desk = desk;
        this.model = model;
        this.controller = controller;
        getStyleClass().add("section");
        setId("detector-pane");
        detector.setConverter(new TitleConverter<>(DetectorChoice::name));
        detector.setPromptText("Choose a run");
        detector.setMaxWidth(Double.MAX_VALUE);
        device.getItems().addAll("auto", "cpu", "gpu:0");
        device.setValue(desk.settings().device().get());
        device.setMaxWidth(Double.MAX_VALUE);
        grid.setHgap(12);
        grid.setVgap(8);
        Button browse = Parts.iconButton(Material2OutlinedAL.FOLDER_OPEN, "Choose a checkpoint file", this::browse);
        HBox.setHgrow(detector, Priority.ALWAYS);
        add("Detector", new HBox(4, detector, browse));
        add("Device", device);
        add("Score at least", score);
        add("Window", unit(window));
        add("Overlap", unit(overlap));
        getChildren().addAll(Parts.heading("Run detector"), grid, start(), progress());
        desk.settings().runsFolder().addListener((property, before, now) -> refresh());
    }

    private void add(String name, Node editor) {
        GridPane.setHgrow(editor, Priority.ALWAYS);
        Label label = new Label(name);
        label.setMinWidth(USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), label, editor);
    }

    private static Node unit(TextField field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        Label px = Parts.styled("px", "unit");
        px.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, field, px);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node start() {
        Button run = new Button("Run detector", Parts.icon(Material2OutlinedMZ.PLAY_ARROW));
        run.setId("run-detector");
        run.getStyleClass().add("accent");
        run.setMaxWidth(Double.MAX_VALUE);
        Label reason = Parts.muted("");
        StringBinding why = Bindings.createStringBinding(
                this::reason,
                model.scene(),
                model.detecting(),
                detector.valueProperty(),
                score.textProperty(),
                window.textProperty(),
                overlap.textProperty());
        reason.textProperty().bind(why);
        run.disableProperty().bind(why.isNotEmpty());
        Parts.present(reason, Bindings.createObjectBinding(() -> !why.get().isEmpty(), why));
        run.setOnAction(event -> request().ifPresent(controller::detect));
        return new VBox(6, run, reason);
    }

    private Node progress() {
        Label what = Parts.muted("");
        ProgressBar bar = new ProgressBar(-1);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> model.detecting().get().ifPresent(Job::cancel));
        HBox row = new HBox(8, bar, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(4, row, what);
        Parts.present(box, model.detecting().map(Optional::isPresent));
        model.detecting().addListener((property, before, now) -> {
            bar.progressProperty().unbind();
            what.textProperty().unbind();
            now.ifPresent(job -> {
                bar.progressProperty().bind(job.fraction());
                what.textProperty().bind(job.detail());
            });
        });
        return box;
    }

    private String reason() {
        if (model.scene().get().isEmpty()) {
            return "Open a scene first.";
        }
        if (model.detecting().get().isPresent()) {
            return "A detector is running.";
        }
        if (detector.getValue() == null) {
            return detector.getItems().isEmpty()
                    ? "There is no trained detector yet: train one, or choose a checkpoint file."
                    : "Choose a detector.";
        }
        return request().map(DetectorRequest::problem).orElse("Score, window and overlap must be numbers.");
    }

    private Optional<DetectorRequest> request() {
        try {
            return Optional.of(new DetectorRequest(
                    detector.getValue().path(),
                    device.getValue(),
                    Double.parseDouble(score.getText().strip()),
                    Integer.parseInt(window.getText().strip()),
                    Integer.parseInt(overlap.getText().strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void browse() {
        desk.files().open(new FilePicker.Question("Choose a checkpoint", List.of("*.safetensors"), "")).stream()
                .findFirst()
                .ifPresent(this::choose);
    }

    /** Chooses a run or checkpoint, whether or not it is in the list. */
    void choose(Path path) {
        DetectorChoice wanted = detector.getItems().stream()
                .filter(choice -> choice.path().equals(path))
                .findFirst()
                .orElseGet(() -> new DetectorChoice(String.valueOf(path.getFileName()), path));
        if (!detector.getItems().contains(wanted)) {
            detector.getItems().add(0, wanted);
        }
        detector.setValue(wanted);
    }

    /** Reads again which runs have a checkpoint. */
    void refresh() {
        Path folder = desk.settings().runsFolder().get();
        desk.tasks().latest("Looking for trained detectors", progress -> DetectorChoice.of(folder), this::offer);
    }

    private void offer(List<DetectorChoice> found) {
        DetectorChoice chosen = detector.getValue();
        detector.getItems().setAll(found);
        if (chosen != null) {
            choose(chosen.path());
        } else if (!found.isEmpty()) {
            detector.setValue(found.get(0));
        }
    }
}
