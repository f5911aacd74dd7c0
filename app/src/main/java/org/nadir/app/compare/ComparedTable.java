package org.nadir.app.compare;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.Parts;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunSummary;
import org.nadir.run.report.ReportText;

/** One row per run: filtered by words, sorted by any column with pinned runs on top, with a note of one's own. FX thread only. */
final class ComparedTable extends BorderPane {
    private final CompareModel model;
    private final FilteredList<ComparedRun> passing;
    private final SortedList<ComparedRun> sorted;
    private final TableView<ComparedRun> table = new TableView<>();

    ComparedTable(CompareModel model) {
        this.model = model;
        passing = new FilteredList<>(model.runs());
        sorted = new SortedList<>(passing);
        TextField filter = new TextField();
        filter.setId("compare-filter");
        filter.setPromptText("Filter by name, note or setting");
        filter.setPrefWidth(240);
        filter.textProperty().bindBidirectional(model.filter());
        HBox row = new HBox(8, filter);
        row.getStyleClass().add("filter-row");
        setTop(row);
        table.setId("compare-runs");
        table.getStyleClass().addAll("dense", "striped");
        // with rows of one height only the columns in view are made
        table.setFixedCellSize(26);
        table.setEditable(true);
        table.setItems(sorted);
        table.setPlaceholder(Parts.muted("No run passes the filter."));
        columns();
        sorted.comparatorProperty()
                .bind(table.comparatorProperty().map(this::pinnedFirst).orElse(pinnedFirst(null)));
        model.filter().addListener(o -> filter());
        model.comparison().addListener(o -> {
            filter();
            table.refresh();
        });
        model.runs().addListener((ListChangeListener<ComparedRun>) change -> filter());
        setCenter(table);
    }

    private void filter() {
        passing.setPredicate(model::passes);
    }

    private Comparator<ComparedRun> pinnedFirst(@Nullable Comparator<ComparedRun> then) {
        Comparator<ComparedRun> pinned =
                Comparator.comparing(run -> !run.pinned().get());
        return then == null ? pinned : pinned.thenComparing(then);
    }

    private void columns() {
        table.getColumns().add(check("Pin", ComparedRun::pinned));
        table.getColumns().add(check("Shown", ComparedRun::shown));
        table.getColumns().add(name());
        number(Measure.BEST, 106);
        number(Measure.BEST_EPOCH, 94);
        number(Measure.FINAL, 108);
        number(Measure.DEVICE, 104);
        number(Measure.FROZEN, 134);
        number(Measure.WALL, 92);
        number(Measure.STEP, 116);
        number(Measure.PEAK, 112);
        number(Measure.WORK_SHARE, 172);
        table.getColumns().add(schedule());
        table.getColumns().add(note());
    }

    private TableColumn<ComparedRun, Boolean> check(
            String title, java.util.function.Function<ComparedRun, javafx.beans.property.BooleanProperty> value) {
        TableColumn<ComparedRun, Boolean> column = new TableColumn<>(title);
        column.setPrefWidth(66);
        column.setCellValueFactory(cell -> value.apply(cell.getValue()));
        column.setCellFactory(view -> new CheckCell(value));
        return column;
    }

    private final class CheckCell extends TableCell<ComparedRun, Boolean> {
        private final java.util.function.Function<ComparedRun, javafx.beans.property.BooleanProperty> value;

        CheckCell(java.util.function.Function<ComparedRun, javafx.beans.property.BooleanProperty> value) {
            this.value = value;
        }

        @Override
        protected void updateItem(@Nullable Boolean on, boolean empty) {
            super.updateItem(on, empty);
            ComparedRun run = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || on == null || run == null) {
                setGraphic(null);
                return;
            }
            CheckBox box = new CheckBox();
            box.setSelected(on);
            box.setOnAction(event -> {
                value.apply(run).set(box.isSelected());
                table.sort();
            });
            setGraphic(box);
        }
    }

    private TableColumn<ComparedRun, String> name() {
        TableColumn<ComparedRun, String> column = new TableColumn<>("Run");
        column.setPrefWidth(190);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().label()));
        column.setCellFactory(view -> new NameCell());
        return column;
    }

    private static final class NameCell extends TableCell<ComparedRun, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            ComparedRun run = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty || text == null ? "" : text);
            setGraphic(empty || run == null ? null : RunMark.of(run.look()));
        }
    }

    private void number(Measure measure, double width) {
        TableColumn<ComparedRun, Double> column = new TableColumn<>(measure.title());
        column.setPrefWidth(width);
        column.getStyleClass().add("figures");
        column.setCellValueFactory(cell -> observed(cell.getValue(), measure::of));
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Double value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? "" : ReportText.of(measure, value));
            }
        });
        model.comparison().addListener((property, before, now) -> column.setText(measure.title(now.runs())));
        table.getColumns().add(column);
    }

    private static ObservableValue<Double> observed(ComparedRun run, ToDoubleFunction<RunSummary> value) {
        return run.summary().map(summary -> summary.map(value::applyAsDouble).orElse(Double.NaN));
    }

    private static TableColumn<ComparedRun, String> schedule() {
        TableColumn<ComparedRun, String> column = new TableColumn<>("Schedule");
        column.setPrefWidth(230);
        column.setCellValueFactory(cell -> cell.getValue().summary().map(summary -> summary.map(RunSummary::schedule)
                .orElse("Reading")));
        return column;
    }

    private static TableColumn<ComparedRun, String> note() {
        TableColumn<ComparedRun, String> column = new TableColumn<>("Note (double click)");
        column.setPrefWidth(200);
        column.setEditable(true);
        column.setCellValueFactory(cell -> cell.getValue().note());
        column.setCellFactory(TextFieldTableCell.forTableColumn());
        column.setOnEditCommit(event -> event.getRowValue()
                .note()
                .set(Optional.ofNullable(event.getNewValue()).orElse("").strip()));
        return column;
    }
}
