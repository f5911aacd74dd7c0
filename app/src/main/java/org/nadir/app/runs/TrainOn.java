package org.nadir.app.runs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nadir.app.desk.Parts;
import org.nadir.experiment.RunSpec;
import org.nadir.run.RunStatus;

/** Lets a run that is over go on with more epochs or more patience. FX thread only. */
final class TrainOn extends VBox {
    private static final String EPOCHS = "optimisation.epochs";
    private static final String PATIENCE = "run.patience";

    private final TextField epochs = field("train-on-epochs");
    private final TextField patience = field("train-on-patience");
    private final HBox patienceRow = row("Patience", patience);
    private Optional<RunItem> run = Optional.empty();
    private Map<String, String> proposed = Map.of();

    TrainOn(RunsController controller) {
        super(8);
        Button go = new Button("Train longer");
        go.setId("train-on");
        go.setOnAction(event -> run.ifPresent(shown -> controller.trainOn(shown, wanted())));
        getStyleClass().add("section");
        getChildren()
                .addAll(
                        Parts.heading("Train longer"),
                        row("Epochs in all", epochs),
                        patienceRow,
                        Parts.muted("The run goes on from its last checkpoint; from there on the learning rate follows"
                                + " the schedule of the longer run."),
                        go);
        patienceRow.managedProperty().bind(patienceRow.visibleProperty());
        managedProperty().bind(visibleProperty());
    }

    /** Shows itself for a run that can train on; what was typed stays until the run or its state changes. */
    void show(Optional<RunItem> selected) {
        Map<String, String> values = selected.flatMap(TrainOn::proposal).orElse(Map.of());
        setVisible(!values.isEmpty());
        if (!selected.equals(run) || !values.equals(proposed)) {
            epochs.setText(values.getOrDefault(EPOCHS, ""));
            patience.setText(values.getOrDefault(PATIENCE, ""));
            patienceRow.setVisible(values.containsKey(PATIENCE));
        }
        run = selected;
        proposed = values;
    }

    private static Optional<Map<String, String>> proposal(RunItem run) {
        return run.status().get().flatMap(status -> run.spec().map(spec -> proposal(status, spec.run())));
    }

    /** What would let the run go on: more patience where it was over, else twice the epochs; empty when nothing would. */
    static Map<String, String> proposal(RunStatus status, RunSpec spec) {
        if (status.state() != RunStatus.State.FINISHED || status.imported()) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put(EPOCHS, Integer.toString(status.stoppedEarly() ? status.epochs() : 2 * status.epochs()));
        if (spec.patience() > 0) {
            values.put(PATIENCE, Integer.toString(2 * spec.patience()));
        }
        return values;
    }

    private Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put(EPOCHS, epochs.getText().strip());
        if (patienceRow.isVisible()) {
            wanted.put(PATIENCE, patience.getText().strip());
        }
        return wanted;
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(6);
        return field;
    }

    private static HBox row(String words, TextField field) {
        Label label = Parts.styled(words, "muted");
        label.setMinWidth(100);
        label.setLabelFor(field);
        HBox row = new HBox(8, label, field);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
