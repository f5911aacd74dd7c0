package org.nadir.app.compare;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nadir.base.LineLook;
import org.nadir.run.compare.Comparison;
import org.nadir.run.compare.Measure;
import org.nadir.run.compare.RunGroup;
import org.nadir.run.compare.RunSummary;

/** The chosen runs, what they say together, and how a person wants to see them. FX thread only. */
final class CompareModel {
    private static final int LEAST_CUT = 4;

    private final ComparedCurves curves = new ComparedCurves();
    private final ObservableList<ComparedRun> runs = FXCollections.observableArrayList();
    private final ObjectProperty<Comparison> comparison = new SimpleObjectProperty<>(Comparison.of(List.of()));
    private final ObjectProperty<Optional<String>> baseline = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Measure> cost = new SimpleObjectProperty<>(Measure.DEVICE);
    private final BooleanProperty onlyDifferences = new SimpleBooleanProperty(true);
    private final BooleanProperty grouped = new SimpleBooleanProperty(false);
    private final StringProperty filter = new SimpleStringProperty("");
    private final Map<Path, Integer> colours = new HashMap<>();

    ComparedCurves curves() {
        return curves;
    }

    ObservableList<ComparedRun> runs() {
        return runs;
    }

    /** What the shown runs say together. */
    ObjectProperty<Comparison> comparison() {
        return comparison;
    }

    /** Name of the run or group that the others are set against. */
    ObjectProperty<Optional<String>> baseline() {
        return baseline;
    }

    Optional<RunGroup> baselineGroup() {
        return baseline.get().flatMap(name -> comparison.get().find(name));
    }

    /** The horizontal axis of the scatter. */
    ObjectProperty<Measure> cost() {
        return cost;
    }

    BooleanProperty onlyDifferences() {
        return onlyDifferences;
    }

    /** Whether curves are drawn per group of seeds. */
    BooleanProperty grouped() {
        return grouped;
    }

    /** Words that a run must have in its name, note or settings to stay in the table. */
    StringProperty filter() {
        return filter;
    }

    Optional<ComparedRun> find(Path folder) {
        return runs.stream().filter(run -> run.folder().path().equals(folder)).findFirst();
    }

    Optional<ComparedRun> find(String label) {
        return runs.stream().filter(run -> run.label().equals(label)).findFirst();
    }

    /** The place of a colour: the one a folder had before, else the one that is used least. */
    int colour(Path folder) {
        return colours.computeIfAbsent(folder, f -> {
            int[] used = new int[LineLook.COUNT];
            colours.values().forEach(place -> used[place]++);
            int best = 0;
            for (int place = 1; place < used.length; place++) {
                best = used[place] < used[best] ? place : best;
            }
            return best;
        });
    }

    /** How the run of a folder is drawn. */
    LineLook look(Path folder) {
        return LineLook.of(colour(folder));
    }

    /** Gives back a colour that was kept from an earlier day. */
    void keepColour(Path folder, int place) {
        colours.put(folder, Math.floorMod(place, LineLook.COUNT));
    }

    /** A name that no other run has: with that of the folder above it where needed. */
    String label(Path folder) {
        String name = String.valueOf(folder.getFileName());
        if (find(name).isEmpty()) {
            return name;
        }
        Path above = folder.getParent();
        String longer = (above == null ? "" : above.getFileName() + "/") + name;
        String unique = longer;
        for (int number = 2; find(unique).isPresent(); number++) {
            unique = longer + " (" + number + ")";
        }
        return unique;
    }

    /** The label without what those of all runs begin with: {@code …seed1-rho4}, where room is short. */
    String shortLabel(ComparedRun run) {
        String common = run.label();
        for (ComparedRun other : runs) {
            int length = 0;
            while (length < Math.min(common.length(), other.label().length())
                    && common.charAt(length) == other.label().charAt(length)) {
                length++;
            }
            common = common.substring(0, length);
        }
        int cut = runs.size() < 2 ? 0 : 1 + Math.max(common.lastIndexOf('-'), common.lastIndexOf('/'));
        return cut < LEAST_CUT ? run.label() : "…" + run.label().substring(cut);
    }

    /** A group is drawn as its first run. */
    LineLook look(RunGroup group) {
        return group.runs().stream()
                .flatMap(run -> find(run.folder()).stream())
                .findFirst()
                .map(ComparedRun::look)
                .orElse(LineLook.PLAIN);
    }

    /** True when a run stays in the table. */
    boolean passes(ComparedRun run) {
        String wanted = filter.get().strip().toLowerCase(java.util.Locale.ROOT);
        if (wanted.isEmpty()) {
            return true;
        }
        String values = run.summary()
                .get()
                .map(summary -> words(summary, comparison.get().differing()))
                .orElse("");
        String all = (run.label() + " " + run.note().get() + " " + values).toLowerCase(java.util.Locale.ROOT);
        return java.util.Arrays.stream(wanted.split("\\s+")).allMatch(all::contains);
    }

    private static String words(RunSummary run, List<String> keys) {
        return String.join(" ", keys.stream().map(run::value).toList());
    }
}
