package org.nadir.app.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.Parts;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;
import org.nadir.run.compare.Comparison;

/** The settings of the shown runs, one column each: only those that differ, or all. FX thread only. */
final class SettingsTable extends BorderPane {
    /** About the width of a letter of a heading. */
    private static final double LETTER = 9;

    private static final double WIDEST = 176;

    private static final int AT_ONCE = 8;
    private static final int PER_PULSE = 4;

    private final CompareModel model;
    private final Deque<ComparedRun> coming = new ArrayDeque<>();
    private final AnimationTimer growth = new AnimationTimer() {
        private int pulses;

        @Override
        public void start() {
            pulses = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            if (coming.isEmpty()) {
                stop();
            } else if (pulses++ > 2) {
                add(PER_PULSE);
            }
        }
    };
    private final TableView<String> table = new TableView<>();

    SettingsTable(CompareModel model) {
        this.model = model;
        CheckBox only = new CheckBox("Only differences");
        only.setId("compare-only-differences");
        only.selectedProperty().bindBidirectional(model.onlyDifferences());
        javafx.scene.layout.HBox row = new javafx.scene.layout.HBox(8, Parts.heading("Settings"), Parts.spring(), only);
        row.getStyleClass().add("filter-row");
        setTop(row);
        table.setId("compare-settings");
        table.getStyleClass().addAll("dense", "striped");
        // with rows of one height only the columns in view are made
        table.setFixedCellSize(26);
        table.setPlaceholder(Parts.muted("No setting differs."));
        setCenter(table);
        model.comparison().addListener(o -> rebuild());
        model.onlyDifferences().addListener(o -> fill());
        rebuild();
    }

    private void rebuild() {
        List<ComparedRun> shown =
                model.runs().stream().filter(run -> run.shown().get()).toList();
        coming.clear();
        coming.addAll(shown);
        table.getColumns().setAll(List.of(names()));
        add(AT_ONCE);
        fill();
        growth.start();
    }

    /** Columns far to the right come with the next pulses: a heading takes its time, and nobody sees those of fifty runs. */
    private void add(int most) {
        List<TableColumn<String, String>> next = new ArrayList<>();
        while (next.size() < most && !coming.isEmpty()) {
            next.add(values(coming.remove()));
        }
        table.getColumns().addAll(next);
    }

    private void fill() {
        Comparison comparison = model.comparison().get();
        List<String> keys = model.onlyDifferences().get()
                ? comparison.differing()
                : Fields.all().stream()
                        .map(Field::key)
                        .filter(key -> !key.equals("name"))
                        .toList();
        table.getItems().setAll(keys);
    }

    private static TableColumn<String, String> names() {
        TableColumn<String, String> column = new TableColumn<>("Setting");
        column.setPrefWidth(120);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(
                Fields.find(cell.getValue()).map(Field::label).orElse(cell.getValue())));
        column.setCellFactory(view -> new TellingCell(true));
        return column;
    }

    private TableColumn<String, String> values(ComparedRun run) {
        TableColumn<String, String> column = new TableColumn<>();
        Label head = new Label(model.shortLabel(run), RunMark.of(run.look()));
        Parts.tipWhenPointedAt(head, run::label);
        column.setGraphic(head);
        column.setPrefWidth(
                Math.min(WIDEST, Math.max(110, 48 + LETTER * head.getText().length())));
        column.setSortable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(run.summary()
                .get()
                .map(s -> s.values().getOrDefault(cell.getValue(), "–"))
                .orElse("–")));
        column.setCellFactory(view -> new TellingCell(false));
        return column;
    }

    /** A cell that says its whole text, or the key of its setting, when it is pointed at. */
    private static final class TellingCell extends TableCell<String, String> {
        private final boolean name;

        TellingCell(boolean name) {
            this.name = name;
            Parts.tipWhenPointedAt(this, this::words);
        }

        private String words() {
            String key = getTableRow() == null ? null : getTableRow().getItem();
            return key == null || getText() == null || getText().isEmpty() ? "" : name ? key : getText();
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty || text == null ? "" : text);
            if (getTooltip() != null) {
                setTooltip(null);
            }
        }
    }
}
