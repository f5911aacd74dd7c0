package org.nadir.app.experiments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.TitleConverter;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;
import org.nadir.run.sweep.PlannedRun;

/**
 * A set of runs of the experiment in the form: which settings differ, which runs that makes and what they cost, and the
 * button that starts them. FX thread only.
 */
final class SweepPane extends VBox {
    private final ExperimentsModel model;
    private final SweepPlanner planner;
    private final ComboBox<Field> fields = new ComboBox<>();
    private final TextField values = new TextField();
    private final TextArea text = new TextArea();
    private final Label problem = Parts.styled("", "field-error");
    private final Label summary = Parts.styled("", "figures");
    private final ListView<PlannedRun> runs = new ListView<>();
    private final Label none = Parts.muted("");
    private final Spinner<Integer> workers = new Spinner<>(1, 16, 1);
    private final Button start;
    private final PauseTransition pause = new PauseTransition(Duration.millis(300));

    SweepPane(ExperimentsModel model, SweepPlanner planner) {
        this.model = model;
        this.planner = planner;
        start = startButton();
        layOut();
        pause.setOnFinished(event -> planner.look());
        text.textProperty().addListener((property, before, now) -> pause.playFromStart());
        planner.plan().addListener((property, before, now) -> show(now));
        model.starting()
                .addListener((property, before, now) -> show(planner.plan().get()));
        model.selected().addListener((property, before, now) -> {
            text.textProperty().unbindBidirectional(before.sweep());
            follow(now);
        });
        follow(model.selected().get());
        show(planner.plan().get());
    }

    private Button startButton() {
        Button button =
                Parts.button(Command.of("sweep.start", "Start sweep", Material2OutlinedMZ.PLAY_ARROW, this::begin));
        button.disableProperty().unbind();
        button.getStyleClass().removeAll("flat", "tool");
        button.getStyleClass().add("accent");
        return button;
    }

    private void layOut() {
        getStyleClass().add("form-page");
        setSpacing(8);
        text.setId("sweep-yaml");
        text.getStyleClass().add("mono");
        text.setPrefRowCount(9);
        text.setPromptText("sweep:\n  freezing.rho: [1, 2, 4, inf]\n  run.seed: [1, 2, 3]\n  cases:\n"
                + "    never: {freezing.schedule: frozen}\n    always: {freezing.schedule: full}");
        problem.setId("sweep-problem");
        summary.setId("sweep-summary");
        runs.setId("sweep-runs");
        text.setMinHeight(USE_PREF_SIZE);
        runs.setPlaceholder(none);
        runs.setCellFactory(list -> new RunCell(runs.getItems()));
        VBox.setVgrow(runs, Priority.ALWAYS);
        Label what =
                Parts.muted("A set of runs: every combination of these values is a run of the experiment in the form. "
                        + "Settings that belong together are a case.");
        for (Label label : List.of(what, problem, summary)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(what, adding(), text, problem, runs, summary, starting());
    }

    private void follow(ExperimentDraft draft) {
        text.textProperty().bindBidirectional(draft.sweep());
        draft.revision().addListener((property, before, now) -> {
            if (draft.equals(model.selected().get())) {
                pause.playFromStart();
            }
        });
        pause.playFromStart();
    }

    private HBox adding() {
        fields.getItems()
                .setAll(Fields.all().stream()
                        .filter(field -> !field.card().isEmpty())
                        .toList());
        fields.setConverter(new TitleConverter<>(field -> field.label() + "  (" + field.key() + ")"));
        fields.setId("sweep-field");
        fields.setValue(Fields.find("run.seed").orElseThrow());
        fields.setPrefWidth(280);
        values.setId("sweep-values");
        values.setPromptText("1, 2, 3");
        values.setTooltip(Parts.tip("Values, separated by commas; where a value is a list itself, by semicolons"));
        values.setOnAction(event -> add());
        HBox.setHgrow(values, Priority.ALWAYS);
        Button add = Parts.button(Command.of("sweep.add", "Add", Material2AL.ADD, this::add));
        HBox row = new HBox(8, fields, values, add);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox starting() {
        workers.setId("sweep-workers");
        workers.setPrefWidth(104);
        workers.setMinWidth(104);
        workers.setTooltip(Parts.tip("Runs that train at the same time; each has a process and its memory"));
        Label at = new Label("at a time");
        at.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, Parts.spring(), workers, at, start);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Puts a line of the chosen setting into the text, which is what counts. */
    private void add() {
        List<String> items = Arrays.stream(
                        values.getText().split(values.getText().contains(";") ? ";" : ","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty()) {
            return;
        }
        boolean lists = values.getText().contains(";");
        String list = items.stream()
                .map(item -> lists ? "[" + item + "]" : quoted(item))
                .collect(Collectors.joining(", ", "[", "]"));
        String now = text.getText().isBlank() ? "sweep:\n" : text.getText().stripTrailing() + "\n";
        text.setText(now + "  " + fields.getValue().key() + ": " + list + "\n");
        values.clear();
    }

    private static String quoted(String item) {
        return item.matches("[A-Za-z0-9_./+-]+")
                ? item
                : '"' + item.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void begin() {
        planner.start(workers.getValue());
    }

    private void show(SweepPlanner.Plan plan) {
        problem.setText(plan.problem());
        none.setText(
                plan.problem().isEmpty()
                        ? "No runs yet: add a setting with several values"
                        : "The runs are listed here once the text can be read");
        problem.setVisible(!plan.problem().isEmpty());
        problem.setManaged(!plan.problem().isEmpty());
        runs.getItems().setAll(plan.runs());
        summary.setText(plan.startable() ? words(plan) : "");
        start.setDisable(!plan.startable() || model.starting().get());
    }

    private static String words(SweepPlanner.Plan plan) {
        long epochs = plan.runs().stream()
                .mapToLong(run -> run.spec().optimisation().epochs())
                .sum();
        String old = plan.fresh() == plan.runs().size() ? "" : " (" + plan.fresh() + " new)";
        String time = plan.seconds().isPresent()
                ? ", about " + Figures.duration(plan.seconds().getAsDouble()) + " of work, as earlier runs went"
                : ", time unknown: no run of this detector, backbone and data has finished yet";
        return Figures.counted(plan.runs().size(), "run", "runs") + old + ", "
                + Figures.counted(epochs, "epoch", "epochs") + time;
    }

    /** The name of a run and beside it, in a column of its own, its schedule and its method of distillation. */
    private static final class RunCell extends ListCell<PlannedRun> {
        /** About the width of a letter. */
        private static final double LETTER = 8;

        private final List<PlannedRun> all;
        private final Label name = new Label();
        private final Label how = Parts.styled("", "muted");
        private final HBox row = new HBox(16, name, how);

        RunCell(List<PlannedRun> all) {
            this.all = all;
            name.setMinWidth(USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable PlannedRun run, boolean empty) {
            super.updateItem(run, empty);
            setGraphic(empty || run == null ? null : row);
            if (!empty && run != null) {
                int longest =
                        all.stream().mapToInt(one -> one.name().length()).max().orElse(0);
                name.setText(run.name());
                name.setPrefWidth(LETTER * longest);
                how.setText(how(run.spec()));
            }
        }

        private static String how(ExperimentSpec spec) {
            String schedule =
                    spec.freezing().toSchedule(spec.model().pretrained()).describe();
            return spec.distillation()
                    .settings()
                    .map(settings -> schedule + "; learns by " + settings.method())
                    .orElse(schedule);
        }
    }
}
