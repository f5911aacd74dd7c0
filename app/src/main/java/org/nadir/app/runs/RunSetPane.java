package org.nadir.app.runs;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.material2.Material2AL;
import org.nadir.app.desk.Parts;

/** The chosen set below the list: how far it is, what its cases reached, and a field that adds seeds. FX thread only. */
final class RunSetPane extends BorderPane {
    private static final int MOST_WORKERS = 64;

    private final RunSetsController controller;
    private final Label name = Parts.styled("", "set-title");
    private final Label progress = Parts.styled("", "muted", "figures");
    private final TextField seeds = new TextField();
    private final Spinner<Integer> workers = new Spinner<>(1, MOST_WORKERS, 1);
    private final TableView<RunSetCase> cases = new TableView<>();
    private final ChangeListener<RunSetState> changed = (property, before, now) -> refresh(now);
    private Optional<RunSetItem> set = Optional.empty();

    RunSetPane(RunsModel model, RunSetsController controller) {
        this.controller = controller;
        setTop(head());
        table();
        setCenter(cases);
        model.selectedSet().addListener((property, before, now) -> follow(now));
        follow(model.selectedSet().get());
    }

    private FlowPane head() {
        progress.setId("run-set-progress");
        seeds.setId("run-set-seeds");
        seeds.setPromptText("4, 5");
        seeds.setPrefColumnCount(7);
        seeds.setTooltip(Parts.tip("Every case of the set once more with each of these seeds. Runs that are there"
                + " already, finished or not, are left as they are."));
        Button add = new Button("Add seeds", Parts.icon(Material2AL.ADD));
        add.setId("run-set-add-seeds");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> seeds.getText().isBlank(), seeds.textProperty()));
        add.setOnAction(event -> addSeeds());
        seeds.setOnAction(event -> addSeeds());
        workers.setId("run-set-workers");
        workers.setEditable(true);
        workers.setPrefWidth(76);
        workers.setTooltip(
                Parts.tip(
                        "How many runs go at a time, each in a process of its own, when seeds are added or the set is resumed"));
        workers.valueProperty()
                .addListener((property, before, now) -> set.ifPresent(shown -> {
                    if (now != null) {
                        shown.workers().set(now);
                    }
                }));
        Label ofSeeds = new Label("Seeds");
        ofSeeds.setLabelFor(seeds);
        Label atATime = new Label("At a time");
        atATime.setLabelFor(workers);
        HBox adding = new HBox(8, ofSeeds, seeds, atATime, workers, add);
        adding.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        FlowPane row = new FlowPane(16, 6, name, progress, adding);
        row.getStyleClass().add("filter-row");
        return row;
    }

    private void table() {
        cases.setId("run-set-cases");
        cases.getStyleClass().addAll("dense", "striped");
        cases.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        cases.getColumns().add(column("Case", 220, one -> one.title().isEmpty() ? "All runs" : one.title()));
        cases.getColumns().add(column("Seeds", 130, RunSetCase::seeds));
        cases.getColumns()
                .add(column(
                        "Finished",
                        90,
                        one -> one.finished() + " of " + one.runs().size()));
        cases.getColumns().add(column("Best mAP50, mean ± sd", 180, RunSetCase::score));
        cases.getColumns().add(column("Time per run", 120, RunSetCase::time));
        cases.getColumns().forEach(column -> column.getStyleClass().add("figures"));
    }

    private static TableColumn<RunSetCase, String> column(
            String title, double width, Function<RunSetCase, String> value) {
        TableColumn<RunSetCase, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        return column;
    }

    private void follow(Optional<RunSetItem> now) {
        set.ifPresent(old -> old.state().removeListener(changed));
        set = now;
        seeds.clear();
        set.ifPresent(shown -> {
            shown.state().addListener(changed);
            name.setText(shown.name());
            workers.getValueFactory().setValue(shown.workers().get());
            refresh(shown.state().get());
        });
    }

    private void refresh(RunSetState state) {
        progress.setText(state.problem().isEmpty() ? state.progress() : "");
        cases.setPlaceholder(Parts.muted(state.problem().isEmpty() ? "There is no run in this set." : state.problem()));
        seeds.setDisable(state.size() == 0);
        List<RunSetCase> now = RunSetCase.of(state);
        if (!cases.getItems().equals(now)) {
            cases.getItems().setAll(now);
        }
    }

    private void addSeeds() {
        set.ifPresent(shown -> {
            controller.addSeeds(shown, seeds.getText());
            seeds.clear();
        });
    }

    /** Where seeds are typed. */
    void askForSeeds() {
        seeds.requestFocus();
    }
}
