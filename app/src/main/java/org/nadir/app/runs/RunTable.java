package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.nadir.app.desk.Command;
import org.nadir.app.desk.Parts;
import org.nadir.app.desk.SettingsModel;

/** The list of runs; a set is one row of it, which opens to its runs and stays as it was left. FX thread only. */
final class RunTable extends TreeTableView<RunEntry> {
    private final RunsModel model;
    private final ObservableList<Path> open;
    private final TreeItem<RunEntry> top = new TreeItem<>();
    private final Map<Place, TreeItem<RunEntry>> items = new HashMap<>();
    private boolean following;

    /** Where a row is; a run that moves below its set is another row. */
    private record Place(Optional<Path> below, Path path) {}

    /** @param open the rows that are open, which is remembered */
    RunTable(RunsModel model, ReadOnlyBooleanProperty dark, ObservableList<Path> open) {
        this.model = model;
        this.open = open;
        setId("run-table");
        setShowRoot(false);
        setRoot(top);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getStyleClass().addAll("dense", "striped");
        setPlaceholder(Parts.muted("No runs"));
        RunColumns columns = new RunColumns(dark);
        getColumns().setAll(columns.all());
        setTreeColumn(columns.name());
        model.rows().addListener((property, before, now) -> follow(now));
        comparatorProperty().addListener(o -> follow(model.rows().get()));
        model.chosen().addListener((property, before, now) -> choose(now));
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!following && now != null) {
                model.chosen().set(Optional.of(now.getValue()));
            }
        });
        follow(model.rows().get());
    }

    /** What can be asked of the row that is chosen, at the mouse; the primary one also by Enter. */
    void offer(List<Command> commands, Command primary) {
        ContextMenu menu = new ContextMenu();
        menu.setOnShowing(event -> menu.getItems()
                .setAll(commands.stream()
                        .filter(command -> command.enabled().get())
                        .map(RunTable::item)
                        .toList()));
        // a menu without entries does not open, and its entries come when it opens
        menu.getItems().setAll(item(primary));
        setContextMenu(menu);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && primary.perform()) {
                event.consume();
            }
        });
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.label(), Parts.icon(command.icon()));
        item.setMnemonicParsing(false);
        item.setId("menu-" + command.id().replace('.', '-'));
        item.setOnAction(event -> command.perform());
        return item;
    }

    private void follow(List<RunTree.Branch> rows) {
        following = true;
        Set<Place> used = new HashSet<>();
        arrange(top, rows.stream().map(row -> branch(row, used)).toList());
        items.keySet().retainAll(used);
        following = false;
        Optional<RunEntry> chosen = model.chosen().get();
        Optional<RunEntry> closed = chosen.flatMap(this::row)
                .map(TreeItem::getParent)
                .filter(above -> above != top && !above.isExpanded())
                .map(TreeItem::getValue);
        // a run that has come below a closed row, as while its set is being made, does not open it
        if (closed.isPresent()) {
            model.chosen().set(closed);
        } else {
            choose(chosen);
        }
    }

    private TreeItem<RunEntry> branch(RunTree.Branch row, Set<Place> used) {
        TreeItem<RunEntry> item = item(new Place(Optional.empty(), row.entry().path()), row.entry(), used);
        arrange(
                item,
                row.below().stream()
                        .map(entry -> item(new Place(Optional.of(row.entry().path()), entry.path()), entry, used))
                        .toList());
        return item;
    }

    private TreeItem<RunEntry> item(Place place, RunEntry entry, Set<Place> used) {
        used.add(place);
        TreeItem<RunEntry> item = items.computeIfAbsent(place, at -> fresh(entry));
        if (item.getValue() != entry) {
            item.setValue(entry);
        }
        return item;
    }

    private TreeItem<RunEntry> fresh(RunEntry entry) {
        TreeItem<RunEntry> item = new TreeItem<>(entry);
        item.setExpanded(open.contains(entry.path()));
        item.expandedProperty().addListener((property, before, now) -> {
            Path path = item.getValue().path();
            if (!now) {
                open.remove(path);
            } else if (!open.contains(path) && !item.isLeaf()) {
                SettingsModel.remember(open, path);
            }
        });
        return item;
    }

    /** In the order of the columns that are sorted by, else in that of the model. */
    private void arrange(TreeItem<RunEntry> parent, List<TreeItem<RunEntry>> children) {
        @Nullable Comparator<TreeItem<RunEntry>> order = getComparator();
        List<TreeItem<RunEntry>> wanted =
                order == null ? children : children.stream().sorted(order).toList();
        if (!parent.getChildren().equals(wanted)) {
            parent.getChildren().setAll(wanted);
        }
    }

    /** Selects the row of what was chosen and brings it into view, unless it is selected already. */
    private void choose(Optional<RunEntry> chosen) {
        Optional<TreeItem<RunEntry>> wanted = chosen.flatMap(this::row);
        TreeItem<RunEntry> now = getSelectionModel().getSelectedItem();
        if (following
                || wanted.filter(item -> item == now
                                && getRow(item) == getSelectionModel().getSelectedIndex())
                        .isPresent()) {
            return;
        }
        following = true;
        if (wanted.isEmpty()) {
            getSelectionModel().clearSelection();
        }
        wanted.ifPresent(item -> {
            for (TreeItem<RunEntry> above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            int index = getRow(item);
            getSelectionModel().clearAndSelect(index);
            getFocusModel().focus(index);
            scrollTo(index);
        });
        following = false;
    }

    private Optional<TreeItem<RunEntry>> row(RunEntry entry) {
        return top.getChildren().stream()
                .flatMap(item ->
                        java.util.stream.Stream.concat(java.util.stream.Stream.of(item), item.getChildren().stream()))
                .filter(item -> item.getValue() == entry)
                .findFirst();
    }
}
