package org.nadir.app.compare;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.Parts;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.report.ReportText;

/** One row per group of seeds: mean, deviation, interval, and the difference to a baseline. FX thread only. */
final class ResultTable extends BorderPane {
    private final CompareModel model;
    private final TableView<RunGroup> table = new TableView<>();

    ResultTable(CompareModel model) {
        this.model = model;
        table.setId("compare-results");
        table.getStyleClass().addAll("dense", "striped");
        // with rows of one height only the columns in view are made
        table.setFixedCellSize(26);
        table.setPlaceholder(Parts.muted("No run is shown."));
        setCenter(table);
        javafx.scene.control.Label method = Parts.muted(
                "± sample standard deviation; intervals of 95 % from three seeds on by Student's t, of differences"
                        + " by Welch's; * on the Pareto front");
        method.getStyleClass().add("small-text");
        javafx.scene.layout.VBox foot = new javafx.scene.layout.VBox(method);
        foot.getStyleClass().add("filter-row");
        setBottom(foot);
        model.comparison().addListener(o -> rebuild());
        model.baseline().addListener(o -> table.refresh());
        model.cost().addListener(o -> table.refresh());
        rebuild();
    }

    private void rebuild() {
        table.getColumns().clear();
        table.getColumns().add(baseline());
        table.getColumns().add(name());
        // not 80, the width of a column that is measured anew from its rows
        add("Seeds", 84, group -> group.seeds().isEmpty() ? "–" : group.seeds());
        measure(Measure.BEST, 116);
        add("95 % interval", 118, group -> ReportText.interval(Measure.BEST, group.spread(Measure.BEST)));
        add("Difference", 136, group -> difference(group, Measure.BEST));
        measure(Measure.FINAL, 116);
        measure(Measure.DEVICE, 130);
        add("Difference", 110, group -> difference(group, Measure.DEVICE));
        measure(Measure.PEAK, 130);
        add("Difference", 110, group -> difference(group, Measure.PEAK));
        measure(Measure.STEP, 110);
        measure(Measure.WORK_SHARE, 150);
        table.getItems().setAll(model.comparison().get().groups());
    }

    private String difference(RunGroup group, Measure measure) {
        Optional<RunGroup> base = model.baselineGroup();
        if (base.isEmpty()) {
            return "–";
        }
        return base.get().equals(group)
                ? "baseline"
                : ReportText.difference(
                        measure, group.spread(measure), base.get().spread(measure));
    }

    private void measure(Measure measure, double width) {
        add(
                measure.title(model.comparison().get().runs()),
                width,
                group -> ReportText.of(measure, group.spread(measure)));
    }

    private void add(String title, double width, Function<RunGroup, String> value) {
        TableColumn<RunGroup, RunGroup> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.getStyleClass().add("figures");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable RunGroup group, boolean empty) {
                super.updateItem(group, empty);
                setText(empty || group == null ? "" : value.apply(group));
            }
        });
        table.getColumns().add(column);
    }

    private TableColumn<RunGroup, RunGroup> name() {
        TableColumn<RunGroup, RunGroup> column = new TableColumn<>("Run");
        column.setPrefWidth(240);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable RunGroup group, boolean empty) {
                super.updateItem(group, empty);
                if (empty || group == null) {
                    setText("");
                    setGraphic(null);
                } else {
                    setText(group.title() + (onFront(group) ? " *" : ""));
                    setGraphic(RunMark.of(model.look(group)));
                }
            }
        });
        return column;
    }

    private boolean onFront(RunGroup group) {
        int place = model.comparison().get().groups().indexOf(group);
        return model.comparison().get().front(model.cost().get()).contains(place);
    }

    private TableColumn<RunGroup, RunGroup> baseline() {
        TableColumn<RunGroup, RunGroup> column = new TableColumn<>("Baseline");
        column.setPrefWidth(84);
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(view -> new BaselineCell());
        return column;
    }

    /** A second click on the baseline leaves none. */
    private final class BaselineCell extends TableCell<RunGroup, RunGroup> {
        @Override
        protected void updateItem(@Nullable RunGroup group, boolean empty) {
            super.updateItem(group, empty);
            if (empty || group == null) {
                setGraphic(null);
                return;
            }
            RadioButton button = new RadioButton();
            button.setAccessibleText("Set others against " + group.title());
            button.setSelected(model.baselineGroup().filter(group::equals).isPresent());
            button.setOnAction(
                    event -> model.baseline().set(button.isSelected() ? Optional.of(group.name()) : Optional.empty()));
            setGraphic(button);
        }
    }
}
