package org.nadir.app.runs;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.nadir.app.desk.Desk;
import org.nadir.base.UserProblem;
import org.nadir.experiment.Fields;
import org.nadir.run.RunControl;
import org.nadir.run.RunFolder;
import org.nadir.run.sweep.RunSet;
import org.nadir.run.sweep.RunSets;
import org.nadir.run.sweep.SweepLauncher;

/** Passes on what is asked of a set of runs; the set is driven by a process of its own. FX thread only. */
final class RunSetsController {
    private final Desk desk;

    RunSetsController(Desk desk) {
        this.desk = desk;
    }

    /** Holds the runs that go on; while they hold, no other one starts in their place. */
    void pause(RunSetItem item) {
        ask("Pausing the set " + item.name(), item, state -> each(state, member -> member.active(), RunControl::pause));
    }

    /** Runs that hold go on; where nobody drives the set, those that failed, stopped or never started are started. */
    void resume(RunSetItem item) {
        int workers = item.workers().get();
        ask("Going on with the set " + item.name(), item, state -> {
            each(state, member -> member.active(), RunControl::resume);
            if (!state.driven()) {
                SweepLauncher.detached(RunSet.open(state.path()), workers);
            }
        });
    }

    void stop(RunSetItem item) {
        ask("Stopping the set " + item.name(), item, state -> {
            if (state.driven()) {
                RunSet.open(state.path()).stop();
            }
            each(state, member -> member.active(), RunControl::stop);
        });
    }

    private static void each(RunSetState state, Predicate<RunSetState.Member> which, Consumer<RunControl> request) {
        state.members().stream()
                .filter(which)
                .map(member -> new RunControl(RunFolder.open(member.folder())))
                .forEach(request);
    }

    /** Adds the seeds of a text such as {@code 4, 5} and starts their runs; runs that the set has are left alone. */
    void addSeeds(RunSetItem item, String text) {
        List<String> seeds = Arrays.stream(text.split("[,;\\s]+"))
                .filter(seed -> !seed.isEmpty())
                .distinct()
                .toList();
        if (seeds.isEmpty()) {
            return;
        }
        int workers = item.workers().get();
        desk.tasks()
                .run(
                        "Adding seeds to the set " + item.name(),
                        progress -> {
                            seeds.forEach(RunSetsController::require);
                            RunSet before = RunSet.open(item.path());
                            RunSet after = RunSets.addSeeds(before, seeds);
                            int added =
                                    after.members().size() - before.members().size();
                            if (added > 0) {
                                SweepLauncher.detached(after, workers);
                            }
                            return added;
                        },
                        added -> desk.notices().done(told(item.name(), seeds, added)));
    }

    private static String told(String set, List<String> seeds, int added) {
        String which = (seeds.size() == 1 ? "the seed " : "the seeds ") + String.join(", ", seeds);
        return added == 0
                ? "Nothing to add: the set " + set + " has all its runs with " + which
                : "Added to the set " + set + ": " + added + (added == 1 ? " run" : " runs") + " with " + which;
    }

    private static void require(String seed) {
        Fields.find("run.seed").orElseThrow().check(seed).ifPresent(problem -> {
            throw UserProblem.of(problem.what())
                    .field("Seed")
                    .found(seed)
                    .expected(problem.expected())
                    .problem();
        });
    }

    private void ask(String what, RunSetItem item, Consumer<RunSetState> request) {
        RunSetState state = item.state().get();
        desk.tasks()
                .run(
                        what,
                        progress -> {
                            request.accept(state);
                            return what;
                        },
                        done -> {});
    }
}
