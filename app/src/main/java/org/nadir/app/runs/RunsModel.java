package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs of the runs folder, newest first, those that are active, and the chosen one. FX thread only. */
final class RunsModel {
    private final ObservableList<RunItem> runs = FXCollections.observableArrayList();
    private final ObservableList<RunItem> active = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<RunItem>> selected = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Path> wanted = Optional.empty();

    ObservableList<RunItem> runs() {
        return runs;
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

    /** Takes all runs away, as when another runs folder was chosen. */
    void clear() {
        runs.forEach(RunItem::close);
        runs.clear();
        active.clear();
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
