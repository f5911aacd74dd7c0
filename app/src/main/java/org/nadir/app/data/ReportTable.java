package org.nadir.app.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.Parts;
import org.nadir.data.DataSet;
import org.nadir.data.SkippedRow;

/** What could not be read, row by row, with the reason. FX thread only. */
final class ReportTable extends TableView<SkippedRow> {
    ReportTable(DataModel model) {
        setId("import-report");
        getStyleClass().addAll("dense", "striped");
        setPlaceholder(Parts.muted("Everything in this data set was read."));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("File", 200, row -> file(model, row.file())));
        getColumns().add(column("Line", 56, row -> row.line() > 0 ? Integer.toString(row.line()) : ""));
        getColumns().add(column("Field", 96, SkippedRow::field));
        TableColumn<SkippedRow, String> reasons = column("Reason", 420, ReportTable::reason);
        reasons.setCellFactory(view -> new WrappingCell());
        getColumns().add(reasons);
        model.selected().addListener((property, before, now) -> fill(now));
        fill(model.selected().get());
    }

    private void fill(Optional<DataSet> set) {
        getItems().setAll(set.map(s -> s.report().rows()).orElse(java.util.List.of()));
    }

    private static String file(DataModel model, Path file) {
        return model.selected()
                .get()
                .filter(set -> file.startsWith(set.root()))
                .map(set -> set.root().relativize(file).toString())
                .orElse(file.toString());
    }

    private static String reason(SkippedRow row) {
        String found = row.found().isEmpty() ? "" : "; found " + row.found();
        String expected =
                row.expected().isEmpty() ? "" : (found.isEmpty() ? "; " : ", ") + "expected " + row.expected();
        return row.reason() + found + expected;
    }

    private static TableColumn<SkippedRow, String> column(
            String title, double width, Function<SkippedRow, String> value) {
        TableColumn<SkippedRow, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        return column;
    }

    /** A cell as high as its text needs. */
    private static final class WrappingCell extends TableCell<SkippedRow, String> {
        private final Text text = new Text();

        WrappingCell() {
            text.getStyleClass().add("cell-text");
            text.wrappingWidthProperty().bind(widthProperty().subtract(20));
            text.textProperty().bind(itemProperty());
            setPrefHeight(USE_COMPUTED_SIZE);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty ? null : text);
        }
    }
}
