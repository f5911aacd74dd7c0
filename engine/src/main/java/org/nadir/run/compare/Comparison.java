package org.nadir.run.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import org.nadir.experiment.Fields;

/**
 * Runs beside each other, in the order they were given. A value.
 *
 * @param runs what could be read
 * @param groups runs that differ in their seed only, together
 * @param differing keys of the settings in which the runs differ, in the order of the form; the name is not one of them
 * @param warnings sentences on what a reader of the comparison must know
 */
public record Comparison(List<RunSummary> runs, List<RunGroup> groups, List<String> differing, List<String> warnings) {
    private static final String NAME = "name";
    private static final String SEED = "run.seed";

    public Comparison {
        runs = List.copyOf(runs);
        groups = List.copyOf(groups);
        differing = List.copyOf(differing);
        warnings = List.copyOf(warnings);
    }

    public static Comparison of(List<RunSummary> runs) {
        return of(runs, List.of());
    }

    /**
     * Reads run folders; those that are gone or no runs are named in the warnings.
     *
     * @throws UserProblem when none of them can be read
     */
    public static Comparison read(List<Path> folders) {
        List<RunSummary> runs = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (Path folder : new LinkedHashSet<>(folders)) {
            try {
                runs.add(RunSummary.read(folder));
            } catch (UserProblem problem) {
                String why = String.valueOf(problem.getMessage());
                unread.add((why.contains(folder.toString()) ? "Left out: " : folder + " is left out: ") + why);
            }
        }
        if (runs.isEmpty()) {
            throw UserProblem.of("There is no run to compare")
                    .found(unread.isEmpty() ? "no folders" : String.join("; ", unread))
                    .expected("folders that 'nadir train' made")
                    .problem();
        }
        return of(runs, unread);
    }

    private static Comparison of(List<RunSummary> runs, List<String> unread) {
        List<String> warnings = new ArrayList<>(unread);
        warnings.addAll(DataAgreement.warnings(runs));
        metrics(runs).ifPresent(warnings::add);
        runs.forEach(run -> run.remarks().forEach(remark -> warnings.add(run.name() + ": " + remark)));
        return new Comparison(runs, groups(runs), differing(runs), warnings);
    }

    private static Optional<String> metrics(List<RunSummary> runs) {
        Set<String> names = runs.stream()
                .flatMap(run -> run.last().stream())
                .flatMap(epoch -> epoch.scores().stream())
                .map(scores -> scores.primaryTitle())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return names.size() < 2
                ? Optional.empty()
                : Optional.of("The runs are scored by different metrics: " + String.join(", ", names));
    }

    private static List<RunGroup> groups(List<RunSummary> runs) {
        Map<Object, List<RunSummary>> groups = new LinkedHashMap<>();
        for (RunSummary run : runs) {
            Map<String, String> rest = new LinkedHashMap<>(run.values());
            rest.remove(NAME);
            rest.remove(SEED);
            // of a run without settings nobody knows what it has in common with others
            Object key = run.values().isEmpty() ? run.folder() : rest;
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
        }
        return groups.values().stream().map(RunGroup::of).toList();
    }

    private static List<String> differing(List<RunSummary> runs) {
        List<RunSummary> known =
                runs.stream().filter(run -> !run.values().isEmpty()).toList();
        return Fields.all().stream()
                .map(field -> field.key())
                .filter(key -> !key.equals(NAME))
                .filter(key -> differs(known, key))
                .toList();
    }

    /** A loop, not a stream: it runs for every setting of every run while a person waits for the window. */
    private static boolean differs(List<RunSummary> runs, String key) {
        for (RunSummary run : runs) {
            if (!run.value(key).equals(runs.get(0).value(key))) {
                return true;
            }
        }
        return false;
    }

    /** The group of a run by its name or folder, or a group by its own name. */
    public Optional<RunGroup> find(String name) {
        Path folder = Path.of(name).toAbsolutePath().normalize();
        return groups.stream()
                .filter(group -> group.name().equals(name)
                        || group.runs().stream()
                                .anyMatch(run ->
                                        run.name().equals(name) || run.folder().equals(folder)))
                .findFirst();
    }

    /** Indices of the groups that no other beats in both mean best score and mean cost, by rising cost. */
    public List<Integer> front(Measure cost) {
        return ParetoFront.of(groups.stream()
                .map(group -> new ParetoFront.Point(
                        group.spread(cost).mean(), group.spread(Measure.BEST).mean()))
                .toList());
    }
}
