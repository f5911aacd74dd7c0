package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How runs and sets stand in the list. The runs of a set are below it. The run of a stage, a teacher or an amplifier that was
 * trained for others, is below the one set or the one student that needs it; one that several share has a row of its own.
 * Everything else keeps the order it is given in; a set stands where its first run would.
 */
final class RunTree {
    private final Map<Path, RunItem> runs = new LinkedHashMap<>();
    private final Map<Path, RunSetItem> setOf = new HashMap<>();
    private final Map<Path, Set<Path>> usersOf = new HashMap<>();
    private final Map<Path, List<RunEntry>> stagesBelow = new HashMap<>();
    private final List<RunSetItem> sets;

    /**
     * A row and those below it.
     *
     * @param below empty for a run that stands for itself
     */
    record Branch(RunEntry entry, List<RunEntry> below) {}

    /** @param stages the folders of the runs that came before a run, by its own folder */
    RunTree(List<RunItem> listed, List<RunSetItem> sets, Map<Path, List<Path>> stages) {
        this.sets = sets;
        listed.forEach(run -> runs.put(run.path(), run));
        for (RunSetItem set : sets) {
            set.state().get().members().forEach(member -> setOf.putIfAbsent(member.folder(), set));
        }
        stages.forEach((student, before) -> before.forEach(stage -> {
            if (runs.containsKey(student) && !stage.equals(student)) {
                usersOf.computeIfAbsent(stage, s -> new LinkedHashSet<>()).add(holder(student));
            }
        }));
        runs.values().forEach(this::place);
    }

    /** The set of a run, or the run itself. */
    private Path holder(Path run) {
        RunSetItem set = setOf.get(run);
        return set == null ? run : set.path();
    }

    /** Rows are two deep: the stage of a stage stands with that stage. */
    private Path root(Path run) {
        Path own = holder(run);
        Path at = own;
        for (int up = 0; up < 3; up++) {
            Set<Path> users = usersOf.getOrDefault(at, Set.of());
            if (users.size() != 1) {
                return at;
            }
            at = users.iterator().next();
        }
        // only a damaged file says that two runs each come before the other
        return own;
    }

    private void place(RunItem run) {
        Path root = root(run.path());
        if (!root.equals(holder(run.path()))) {
            stagesBelow.computeIfAbsent(root, r -> new ArrayList<>()).add(run);
        }
    }

    /** The rows in their order. */
    List<Branch> branches() {
        Map<Path, Branch> rows = new LinkedHashMap<>();
        for (RunItem run : runs.values()) {
            RunSetItem set = setOf.get(run.path());
            if (set != null) {
                rows.computeIfAbsent(set.path(), path -> branch(set));
            } else if (root(run.path()).equals(run.path())) {
                rows.put(run.path(), new Branch(run, below(run)));
            }
        }
        sets.forEach(set -> rows.computeIfAbsent(set.path(), path -> branch(set)));
        return List.copyOf(rows.values());
    }

    private Branch branch(RunSetItem set) {
        List<RunEntry> below = new ArrayList<>(members(set));
        below.addAll(below(set));
        return new Branch(set, List.copyOf(below));
    }

    private List<RunEntry> below(RunEntry entry) {
        return List.copyOf(stagesBelow.getOrDefault(entry.path(), List.of()));
    }

    /** The listed runs of a set; a run that two sets name is with the first. */
    List<RunItem> members(RunSetItem set) {
        return set.state().get().members().stream()
                .map(RunSetState.Member::folder)
                .filter(folder -> set.equals(setOf.get(folder)))
                .flatMap(folder -> java.util.Optional.ofNullable(runs.get(folder)).stream())
                .toList();
    }

    /** Names of the sets and students that a run was trained for. */
    List<String> users(RunItem stage) {
        Set<String> names = new TreeSet<>();
        for (Path user : usersOf.getOrDefault(stage.path(), Set.of())) {
            RunItem run = runs.get(user);
            if (run != null) {
                names.add(run.name());
            }
            sets.stream().filter(set -> set.path().equals(user)).forEach(set -> names.add(set.name()));
        }
        return List.copyOf(names);
    }
}
