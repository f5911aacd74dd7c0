package org.nadir.app.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStages;
import org.nadir.run.RunStatus;
import org.nadir.run.Stage;

/** Looks at the disk for runs, sets of runs and what belongs together. Off the FX thread, one look at a time. */
final class RunFinder {
    private final Executor ui;
    private final RunSetLook sets = new RunSetLook();
    private final FileMemory<List<Path>> stages = new FileMemory<>();

    /** @param ui where the runs that are found change */
    RunFinder(Executor ui) {
        this.ui = ui;
    }

    /**
     * What is looked for.
     *
     * @param folder of the runs
     * @param others runs and sets outside of it
     * @param known runs that are listed already
     * @param waiting those of them that have no status yet
     */
    record Wanted(Path folder, List<Path> others, List<RunItem> known, List<RunItem> waiting) {}

    /**
     * What a look has found.
     *
     * @param runs new ones, newest first
     * @param sets all of them
     * @param stages folders of the runs that came before a run, by its folder
     * @param begun runs that waited and have a status now
     * @param gone folders that are no longer there
     */
    record Found(
            List<RunItem> runs,
            List<RunSetState> sets,
            Map<Path, List<Path>> stages,
            List<RunItem> begun,
            Set<Path> gone) {}

    Found look(Wanted wanted) {
        Set<Path> known = wanted.known().stream().map(RunItem::path).collect(Collectors.toCollection(HashSet::new));
        Set<RunFolder> folders = new LinkedHashSet<>(RunFolder.list(wanted.folder()));
        List<RunSetState> found = sets.look(
                wanted.folder(),
                wanted.others().stream().filter(RunSetLook::isSet).toList());
        found.stream()
                .filter(set -> wanted.others().contains(set.path()))
                .flatMap(set -> set.members().stream())
                .forEach(member -> open(member.folder()).ifPresent(folders::add));
        wanted.others().forEach(path -> open(path).ifPresent(folders::add));
        List<RunItem> fresh = folders.stream()
                .filter(run -> !known.contains(run.path()))
                .map(run -> new RunItem(run, spec(run), status(run), ui))
                .toList();
        List<RunItem> all = new ArrayList<>(wanted.known());
        all.addAll(fresh);
        return new Found(
                fresh,
                found,
                stages(all),
                wanted.waiting().stream()
                        .filter(run -> status(run.folder()).isPresent())
                        .toList(),
                known.stream().filter(path -> !Files.isDirectory(path)).collect(Collectors.toUnmodifiableSet()));
    }

    private Map<Path, List<Path>> stages(List<RunItem> runs) {
        Map<Path, List<Path>> before = new HashMap<>();
        for (RunItem run : runs) {
            if (run.distils()) {
                List<Path> paths = stages.of(run.path().resolve("stages.json"), () -> stages(run), any -> true);
                if (!paths.isEmpty()) {
                    before.put(run.path(), paths);
                }
            }
        }
        return before;
    }

    private static List<Path> stages(RunItem run) {
        return RunStages.of(run.folder()).stream()
                .map(Stage::run)
                .map(RunFolder::path)
                .toList();
    }

    private static Optional<RunFolder> open(Path folder) {
        try {
            return Optional.of(RunFolder.open(folder));
        } catch (UserProblem goneOrSet) {
            return Optional.empty();
        }
    }

    /** A run whose specification is damaged is still listed; its charts can be read without it. */
    private static Optional<ExperimentSpec> spec(RunFolder run) {
        try {
            return Optional.of(run.spec());
        } catch (UserProblem e) {
            return Optional.empty();
        }
    }

    private static Optional<RunStatus> status(RunFolder run) {
        try {
            return run.status();
        } catch (UserProblem e) {
            return Optional.empty();
        }
    }
}
