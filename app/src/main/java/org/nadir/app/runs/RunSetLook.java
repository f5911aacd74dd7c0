package org.nadir.app.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nadir.base.UserProblem;
import org.nadir.run.RunFolder;
import org.nadir.run.RunStatus;
import org.nadir.run.sweep.RunSet;

/** Finds sets of runs and how far they are; what cannot have changed is not read again. Off the FX thread. */
final class RunSetLook {
    private static final String LIST = "sweep.json";

    private final FileMemory<RunSet> lists = new FileMemory<>();
    private final FileMemory<Optional<RunStatus>> statuses = new FileMemory<>();

    /** The sets of a folder, and others by their own folders as far as they are there. */
    List<RunSetState> look(Path runsFolder, List<Path> others) {
        List<Path> folders = new ArrayList<>(sets(runsFolder));
        others.stream().filter(Files::isDirectory).forEach(folders::add);
        return folders.stream().distinct().map(this::state).toList();
    }

    private static List<Path> sets(Path runsFolder) {
        if (!Files.isDirectory(runsFolder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runsFolder.toAbsolutePath().normalize())) {
            return folders.filter(folder -> isSet(folder) && Files.isDirectory(folder))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException unreadable) {
            // looking for the runs themselves, which comes first, tells why
            return List.of();
        }
    }

    /** By its name alone, whatever is in it. */
    static boolean isSet(Path folder) {
        return String.valueOf(folder.getFileName()).endsWith(RunSet.ENDING);
    }

    private RunSetState state(Path folder) {
        try {
            RunSet set = lists.of(folder.resolve(LIST), () -> RunSet.open(folder), any -> true);
            List<RunSetState.Member> members =
                    set.members().stream().map(member -> member(set, member)).toList();
            boolean over = members.stream().allMatch(RunSetState.Member::finished);
            return new RunSetState(folder, set.name(), members, !over && driven(set), "");
        } catch (UserProblem damaged) {
            String name = String.valueOf(folder.getFileName());
            String problem = Files.exists(folder.resolve(LIST))
                    ? String.valueOf(damaged.getMessage())
                    : "The list of its runs is not there: the set is being made, or making it was broken off.";
            return new RunSetState(
                    folder, name.substring(0, name.length() - RunSet.ENDING.length()), List.of(), false, problem);
        }
    }

    private RunSetState.Member member(RunSet set, RunSet.Member planned) {
        Path folder = set.path().resolveSibling(planned.run());
        Optional<RunFolder> run = set.run(planned);
        return new RunSetState.Member(planned, folder, run.isPresent(), run.flatMap(this::status));
    }

    private Optional<RunStatus> status(RunFolder run) {
        return statuses.of(run.path().resolve("status.json"), run::status, status -> status.map(
                        now -> !now.state().active())
                .orElse(false));
    }

    /** Where nothing can be written nobody drives: the right to drive is a file. */
    private static boolean driven(RunSet set) {
        try {
            return set.driven();
        } catch (UserProblem unwritable) {
            return false;
        }
    }
}
