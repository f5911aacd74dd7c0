package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A set of runs as the screen sees it: one object, however often its folder is looked at. Properties belong to the FX thread. */
final class RunSetItem implements RunEntry {
    private final Path path;
    private final ObjectProperty<RunSetState> state;
    private final ObjectProperty<List<RunItem>> runs = new SimpleObjectProperty<>(List.of());
    private final StringProperty title;
    private final IntegerProperty workers = new SimpleIntegerProperty(1);

    RunSetItem(RunSetState first) {
        path = first.path();
        state = new SimpleObjectProperty<>(first);
        title = new SimpleStringProperty(first.name());
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public String name() {
        return title.get();
    }

    /** Its name, with the folder that it lies in where another set has the same. */
    StringProperty title() {
        return title;
    }

    ObjectProperty<RunSetState> state() {
        return state;
    }

    /** Those of its runs that are listed, in the order of the set. */
    ObjectProperty<List<RunItem>> runs() {
        return runs;
    }

    /** How many runs shall go at a time when it is driven anew. */
    IntegerProperty workers() {
        return workers;
    }

    /** What all its runs have in common of something, else how many kinds there are. */
    static String common(List<RunItem> runs, Function<RunItem, String> of) {
        Set<String> kinds = runs.stream().map(of).collect(Collectors.toCollection(LinkedHashSet::new));
        return kinds.isEmpty() ? "–" : kinds.size() == 1 ? kinds.iterator().next() : kinds.size() + " kinds";
    }

    /** The name of one of its runs without what all names of the set begin with. */
    String shortened(String run) {
        String prefix = state.get().name() + "-";
        return run.startsWith(prefix) && run.length() > prefix.length() ? run.substring(prefix.length()) : run;
    }
}
