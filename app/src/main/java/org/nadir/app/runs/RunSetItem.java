package org.nadir.app.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;
import org.nadir.run.RunStatus.State;
import org.nadir.run.sweep.RunSet;

/**
 * A set of runs as it was when its folder was last looked at.
 *
 * @param folders of its runs, as far as they are there
 * @param active those of them that have a worker
 * @param finished how many runs are done
 * @param failed how many ended with an error or without a word
 * @param driven true while a process starts its runs
 */
record RunSetItem(RunSet set, Set<Path> folders, Set<Path> active, int finished, int failed, boolean driven) {

    /** Looks at the folders of a set; not on the FX thread. */
    static RunSetItem of(RunSet set) {
        List<RunFolder> runs = set.members().stream()
                .flatMap(member -> set.run(member).stream())
                .toList();
        int finished = 0;
        int failed = 0;
        Set<Path> active = new java.util.HashSet<>();
        for (RunFolder run : runs) {
            Optional<State> state = run.status().map(RunStatus::state);
            finished += state.equals(Optional.of(State.FINISHED)) ? 1 : 0;
            failed += state.filter(s -> s == State.FAILED || s == State.DIED).isPresent() ? 1 : 0;
            if (state.filter(State::active).isPresent()) {
                active.add(run.path());
            }
        }
        Set<Path> folders = runs.stream().map(RunFolder::path).collect(Collectors.toUnmodifiableSet());
        return new RunSetItem(set, folders, Set.copyOf(active), finished, failed, set.driven());
    }

    Path path() {
        return set.path();
    }

    int size() {
        return set.members().size();
    }

    /** True when driving it would start something. */
    boolean unfinished() {
        return finished < size();
    }

    /** "dbf, 7/24", for the list of sets. */
    String title() {
        return set.name() + ", " + finished + "/" + size();
    }

    /** "7 of 24 finished, 1 failed, 2 running, 14 waiting". */
    String progress() {
        int gone = size() - folders.size();
        int waiting = folders.size() - finished - failed - active.size();
        return finished + " of " + size() + " finished"
                + part(failed, "failed")
                + part(active.size(), "running")
                + part(waiting, driven ? "waiting" : "not done")
                + part(gone, "gone from the disk");
    }

    private static String part(int count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }
}
