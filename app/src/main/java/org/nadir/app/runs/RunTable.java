package org.nadir.app.runs;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.Figures;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunStatus;
import org.nadir.viewer.style.ChartTheme;
import org.nadir.viewer.timeline.FreezeTimeline;

/** The table of runs with the applied schedule as a mini timeline. FX thread only. */
final class RunTable extends TableView<RunItem> {
    private final ReadOnlyBooleanProperty dark;

    RunTable(RunsModel model, ReadOnlyBooleanProperty dark) {
        this.dark = dark;
        SortedList<RunItem> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setId("run-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getStyleClass().addAll("dense", "striped");
        getColumns().add(stateColumn());
        getColumns().add(text("Name", 168, RunItem::name));
        getColumns().add(text("Detector", 150, run -> run.spec()
                .map(RunTable::model)
                .orElse(run.recorded() ? "of another program" : "–")));
        getColumns().add(timelineColumn());
        getColumns().add(status("Best mAP50", 106, RunFacts::bestScore));
        getColumns().add(status("Epoch", 72, RunFacts::epoch));
        getColumns()
                .add(status("Time left", 92, s -> s.state().active() ? Figures.duration(s.remainingSeconds()) : "–"));
        getColumns().add(text("Device", 72, run -> run.environment()
                .get()
                .getOrDefault("device", run.spec().map(s -> s.run().device()).orElse("–"))));
        model.selected()
                .addListener((property, before, now) ->
                        now.ifPresent(run -> getSelectionModel().select(run)));
        model.selected().get().ifPresent(run -> getSelectionModel().select(run));
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.selected().set(Optional.of(now));
            }
        });
    }

    private static String model(ExperimentSpec spec) {
        return spec.model().detector() + ", " + spec.model().backbone();
    }

    private static TableColumn<RunItem, String> text(String title, double width, Function<RunItem, String> value) {
        TableColumn<RunItem, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> {
            RunItem run = cell.getValue();
            return run.environment().map(any -> value.apply(run));
        });
        return column;
    }

    private static TableColumn<RunItem, String> status(String title, double width, Function<RunStatus, String> value) {
        TableColumn<RunItem, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.getStyleClass().add("figures");
        column.setComparator(Comparator.naturalOrder());
        column.setCellValueFactory(
                cell -> cell.getValue().status().map(s -> s.map(value).orElse("–")));
        return column;
    }

    private TableColumn<RunItem, Shown> stateColumn() {
        TableColumn<RunItem, Shown> column = new TableColumn<>("State");
        column.setPrefWidth(124);
        column.setCellValueFactory(cell -> state(cell.getValue()));
        column.setCellFactory(view -> new StateCell());
        return column;
    }

    private static ObservableValue<Shown> state(RunItem run) {
        return run.status().map(s -> s.map(status -> new Shown(status.state(), RunFacts.state(status)))
                .orElse(new Shown(RunStatus.State.STARTING, "Waiting")));
    }

    /** A state and what it is called; sorted as runs go. */
    private record Shown(RunStatus.State state, String words) implements Comparable<Shown> {
        @Override
        public int compareTo(Shown other) {
            return Comparator.comparing(Shown::state)
                    .thenComparing(Shown::words)
                    .compare(this, other);
        }
    }

    private TableColumn<RunItem, RunItem> timelineColumn() {
        TableColumn<RunItem, RunItem> column = new TableColumn<>("Schedule");
        column.setPrefWidth(120);
        column.setMinWidth(140);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new javafx.beans.property.SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(view -> new TimelineCell());
        return column;
    }

    private final class TimelineCell extends TableCell<RunItem, RunItem> {
        @Override
        protected void updateItem(@Nullable RunItem run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
                setGraphic(null);
                return;
            }
            FreezeTimeline timeline = new FreezeTimeline(run.timeline(), FreezeTimeline.Size.CELL);
            timeline.themeProperty().bind(dark.map(d -> d ? ChartTheme.dark() : ChartTheme.light()));
            setGraphic(timeline);
        }
    }

    private static final class StateCell extends TableCell<RunItem, Shown> {
        @Override
        protected void updateItem(@Nullable Shown shown, boolean empty) {
            super.updateItem(shown, empty);
            if (empty || shown == null) {
                setGraphic(null);
                return;
            }
            setGraphic(RunStateLabel.of(shown.state(), shown.words()));
        }
    }
}
