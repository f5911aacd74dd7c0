package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs and sets of runs, how they stand in the list, the active ones and the chosen row. FX thread only. */
final class RunsModel {
    private final ObservableList<RunItem> runs = FXCollections.observableArrayList();
    private final ObservableList<RunItem> active = FXCollections.observableArrayList();
    private final ObservableList<RunSetItem> sets = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<RunEntry>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunItem>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunSetItem>> selectedSet =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<RunTree.Branch>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private Map<Path, List<Path>> stages = Map.of();
    private RunTree tree = new RunTree(List.of(), List.of(), Map.of());
    private Optional<Path> wanted = Optional.empty();

    RunsModel() {
        chosen.addListener((property, before, now) -> {
            selected.set(now.filter(RunItem.class::isInstance).map(RunItem.class::cast));
            selectedSet.set(now.filter(RunSetItem.class::isInstance).map(RunSetItem.class::cast));
        });
    }

    /** Newest first. */
    ObservableList<RunItem> runs() {
        return runs;
    }

    ObservableList<RunSetItem> sets() {
        return sets;
    }

    /** The rows of the list with those below them. */
    ReadOnlyObjectProperty<List<RunTree.Branch>> rows() {
        return rows.getReadOnlyProperty();
    }

    /** Those with a worker process. */
    ObservableList<RunItem> active() {
        return active;
    }

    /** The run or set that is looked at. */
    ObjectProperty<Optional<RunEntry>> chosen() {
        return chosen;
    }

    /** The chosen row, if it is a run. */
    ReadOnlyObjectProperty<Optional<RunItem>> selected() {
        return selected.getReadOnlyProperty();
    }

    /** The chosen row, if it is a set. */
    ReadOnlyObjectProperty<Optional<RunSetItem>> selectedSet() {
        return selectedSet.getReadOnlyProperty();
    }

    /** Names of the sets and students that a run was trained for. */
    List<String> users(RunItem run) {
        return tree.users(run);
    }

    /** The run or set to choose as soon as its folder is found. */
    void want(Path folder) {
        wanted = Optional.of(folder.toAbsolutePath().normalize());
        satisfy();
    }

    Optional<RunItem> find(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return runs.stream().filter(run -> run.path().equals(absolute)).findFirst();
    }

    /** Takes what a look at the disk has found; the runs are new and come newest first. */
    void take(List<RunItem> found, List<RunSetState> states, Map<Path, List<Path>> stagesNow) {
        for (int i = found.size() - 1; i >= 0; i--) {
            RunItem run = found.get(i);
            if (find(run.path()).isEmpty()) {
                runs.add(0, run);
                run.status().addListener((property, before, now) -> gather());
            }
        }
        stages = stagesNow;
        update(states);
        gather();
        arrange();
        satisfy();
        chooseFirst();
    }

    private void update(List<RunSetState> states) {
        Map<Path, RunSetState> now =
                states.stream().collect(Collectors.toMap(RunSetState::path, Function.identity(), (one, same) -> one));
        sets.removeIf(set -> !now.containsKey(set.path()));
        for (RunSetItem set : sets) {
            RunSetState state = java.util.Objects.requireNonNull(now.remove(set.path()));
            if (!state.equals(set.state().get())) {
                set.state().set(state);
            }
        }
        states.stream()
                .filter(state -> now.containsKey(state.path()))
                .map(RunSetItem::new)
                .forEach(sets::add);
        Map<String, Integer> namesakes = new HashMap<>();
        sets.forEach(set -> namesakes.merge(set.state().get().name(), 1, Integer::sum));
        sets.forEach(set -> set.title().set(title(set, namesakes)));
    }

    private static String title(RunSetItem set, Map<String, Integer> namesakes) {
        String name = set.state().get().name();
        Path root = set.path().getParent();
        if (namesakes.getOrDefault(name, 0) < 2 || root == null) {
            return name;
        }
        return name + " (" + root.getFileName() + ")";
    }

    /** Takes runs away whose folders are gone. */
    void remove(Set<Path> folders) {
        List<RunItem> gone =
                runs.stream().filter(run -> folders.contains(run.path())).toList();
        gone.forEach(RunItem::close);
        runs.removeAll(gone);
        active.removeAll(gone);
    }

    /** Takes all away, as when another runs folder was chosen. */
    void clear() {
        runs.forEach(RunItem::close);
        runs.clear();
        active.clear();
        sets.clear();
        stages = Map.of();
        arrange();
        chosen.set(Optional.empty());
    }

    private void arrange() {
        tree = new RunTree(runs, sets, stages);
        sets.forEach(set -> {
            List<RunItem> members = tree.members(set);
            if (!members.equals(set.runs().get())) {
                set.runs().set(members);
            }
        });
        List<RunTree.Branch> now = tree.branches();
        if (!now.equals(rows.get())) {
            rows.set(now);
        }
    }

    private void gather() {
        List<RunItem> now = runs.stream().filter(RunItem::active).toList();
        if (!now.equals(active)) {
            active.setAll(now);
        }
    }

    private void satisfy() {
        Optional<RunEntry> there = wanted.flatMap(this::entry);
        if (there.isPresent()) {
            wanted = Optional.empty();
            chosen.set(there);
        }
    }

    private Optional<RunEntry> entry(Path folder) {
        return sets.stream()
                .filter(set -> set.path().equals(folder))
                .map(RunEntry.class::cast)
                .findFirst()
                .or(() -> find(folder).map(RunEntry.class::cast));
    }

    /** The row that was looked at may be gone, and at first there is none. */
    private void chooseFirst() {
        if (chosen.get().flatMap(entry -> entry(entry.path())).isEmpty()) {
            chosen.set(rows.get().stream().map(RunTree.Branch::entry).findFirst());
        }
    }
}
