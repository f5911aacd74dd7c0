package org.nadir.run.sweep;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Fields;

/**
 * A base experiment and the axes along which its runs differ: an experiment's YAML with a block {@code sweep}, which has
 * settings with lists of values and {@code cases}, names with settings that go together. Immutable.
 *
 * @param base values of the base by key, as written
 * @param folder relative paths of the values are resolved against it
 */
public record SweepSpec(Map<String, String> base, List<SweepAxis> axes, Path folder) {
    public SweepSpec {
        base = Collections.unmodifiableMap(new LinkedHashMap<>(base));
        axes = List.copyOf(axes);
    }

    /**
     * Reads a sweep.
     *
     * @param file names it in problems; its folder resolves paths
     * @param changes values of the base that are replaced
     * @throws UserProblem for the first thing that is wrong by itself; what is wrong together is told by {@link #runs}
     */
    public static SweepSpec parse(String yaml, Path file, Map<String, String> changes) {
        SweepText text = SweepText.of(yaml);
        Map<String, String> base = Fields.with(ExperimentYaml.values(text.experiment(), file), changes);
        Path folder = file.toAbsolutePath().getParent();
        return new SweepSpec(base, SweepYaml.axes(text, file), folder == null ? Path.of("") : folder);
    }

    /** The text without its block {@code sweep}: an experiment, its lines where they were. */
    public static String experiment(String yaml) {
        return SweepText.of(yaml).experiment();
    }

    /** The block {@code sweep} of a text by itself; empty when there is none. */
    public static String block(String yaml) {
        String block = SweepText.of(yaml).sweep().strip();
        return block.isEmpty() ? "" : block + "\n";
    }

    /** The YAML of an experiment with a block of axes after it. */
    public static String write(String experiment, List<SweepAxis> axes) {
        StringBuilder yaml = new StringBuilder(experiment);
        yaml.append(experiment.endsWith("\n") ? "" : "\n").append("sweep:\n");
        for (SweepAxis axis : axes) {
            if (axis.ofCases()) {
                yaml.append("  cases:\n");
                axis.choices().forEach(choice -> yaml.append("    ")
                        .append(quoted(choice.label()))
                        .append(": ")
                        .append(choice.changes().entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + quoted(entry.getValue()))
                                .collect(Collectors.joining(", ", "{", "}\n"))));
            } else {
                yaml.append("  ")
                        .append(axis.title())
                        .append(axis.choices().stream()
                                .map(choice -> quoted(choice.label()))
                                .collect(Collectors.joining(", ", ": [", "]\n")));
            }
        }
        return yaml.toString();
    }

    private static String quoted(String text) {
        boolean bare = text.matches("[A-Za-z0-9_./+][A-Za-z0-9_./+-]*") && !text.equalsIgnoreCase("null");
        return bare ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Name of the set. */
    public String name() {
        return base.getOrDefault("name", Fields.find("name").orElseThrow().initial());
    }

    /** How many cells the grid has, runs that compute the same not yet merged. */
    public long cells() {
        long cells = 1;
        for (SweepAxis axis : axes) {
            // far beyond any limit it is no longer counted exactly
            cells = Math.min(Integer.MAX_VALUE, cells * axis.choices().size());
        }
        return cells;
    }

    /**
     * The runs of the grid, the last axis fastest; those that compute the same are one.
     *
     * @param limit of cells
     * @throws UserProblem when there are more, or with every cell that is wrong
     */
    public List<PlannedRun> runs(int limit) {
        if (cells() > limit) {
            throw UserProblem.of("The grid has too many runs")
                    .field("sweep")
                    .found(axes.stream()
                            .map(axis -> axis.choices().size() + " x " + axis.title())
                            .collect(Collectors.joining(", ", "", ", which makes " + cells())))
                    .expected("at most " + limit)
                    .remedy("Take values away, or say that so many are meant: --limit " + cells())
                    .problem();
        }
        return new SweepGrid(this).runs();
    }
}
