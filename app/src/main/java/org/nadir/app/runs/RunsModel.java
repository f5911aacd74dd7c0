package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The runs of the runs folder, newest first, those that are active, and the chosen one. FX thread only. */
final class RunsModel {
    private final ObservableList<RunItem> runs = FXCollections.observableArrayList();
    private final ObservableList<RunItem> active = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<RunItem>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final FilteredList<RunItem> shown = new FilteredList<>(runs);
    private final ObservableList<RunSetItem> sets = FXCollections.observableArrayList();
    private Optional<Path> shownSet = Optional.empty();
    private Optional<Path> wanted = Optional.empty();

    ObservableList<RunItem> runs() {
        return runs;
    }

    /** All runs, or those of the set that is shown alone. */
    FilteredList<RunItem> shown() {
        return shown;
    }

    ObservableList<RunSetItem> sets() {
        return sets;
    }

    /** The set that is shown alone; empty while all runs are shown. */
    Optional<RunSetItem> shownSet() {
        return shownSet.flatMap(
                path -> sets.stream().filter(set -> set.path().equals(path)).findFirst());
    }

    /** Shows the runs of a set alone, or all runs. */
    void show(Optional<Path> set) {
        shownSet = set;
        filter();
    }

    /** Takes the sets as their folders are now. */
    void take(List<RunSetItem> found) {
        if (!sets.equals(found)) {
            sets.setAll(found);
            filter();
        }
    }

    private void filter() {
        Optional<RunSetItem> only = shownSet();
        shown.setPredicate(run ->
                only.map(set -> set.folders().contains(run.folder().path())).orElse(true));
    }

    /** Those with a worker process. */
    ObservableList<RunItem> active() {
        return active;
    }

    ObjectProperty<Optional<RunItem>> selected() {
        return selected;
    }

    /** The run to select as soon as its folder is found. */
    void want(Path folder) {
        wanted = Optional.of(folder.toAbsolutePath().normalize());
        satisfy();
    }

    Optional<RunItem> find(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return runs.stream()
                .filter(run -> run.folder().path().toAbsolutePath().normalize().equals(absolute))
                .findFirst();
    }

    /** Adds runs that were found; they come newest first. */
    void add(List<RunItem> found) {
        for (int i = found.size() - 1; i >= 0; i--) {
            RunItem run = found.get(i);
            if (find(run.folder().path()).isEmpty()) {
                runs.add(0, run);
                run.status().addListener((property, before, now) -> sort());
            }
        }
        sort();
        satisfy();
        if (selected.get().isEmpty() && !runs.isEmpty()) {
            selected.set(Optional.of(runs.get(0)));
        }
    }

    /** Takes runs away whose folders are gone. */
    void remove(Set<Path> folders) {
        List<RunItem> gone = runs.stream()
                .filter(run -> folders.contains(run.folder().path()))
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        gone.forEach(RunItem::close);
        runs.removeAll(gone);
        active.removeAll(gone);
        if (selected.get().filter(gone::contains).isPresent()) {
            selected.set(runs.stream().findFirst());
        }
    }

    /** Takes all runs away, as when another runs folder was chosen. */
    void clear() {
        runs.forEach(RunItem::close);
        runs.clear();
        active.clear();
        sets.clear();
        show(Optional.empty());
        selected.set(Optional.empty());
    }

    private void sort() {
        List<RunItem> now = runs.stream().filter(RunItem::active).toList();
        if (!now.equals(active)) {
            active.setAll(now);
        }
    }

    private void satisfy() {
        wanted.flatMap(this::find).ifPresent(run -> {
            wanted = Optional.empty();
            selected.set(Optional.of(run));
        });
    }
}
