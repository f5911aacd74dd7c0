package org.nadir.app.runs;

import java.util.Arrays;
import java.util.List;
import org.nadir.app.desk.Desk;
import org.nadir.base.UserProblem;
import org.nadir.experiment.Fields;
import org.nadir.run.sweep.RunSet;
import org.nadir.run.sweep.RunSets;
import org.nadir.run.sweep.SweepLauncher;

/** Passes on what is asked of a set of runs; the set is driven by a process of its own. FX thread only. */
final class RunSetsController {
    private final Desk desk;

    RunSetsController(Desk desk) {
        this.desk = desk;
    }

    void stop(RunSetItem item) {
        run("Stopping the set " + item.set().name(), () -> item.set().stop());
    }

    void resume(RunSetItem item) {
        run("Going on with the set " + item.set().name(), () -> SweepLauncher.detached(item.set(), workers(item)));
    }

    /** Adds the seeds of a text such as {@code 4, 5} and starts their runs. */
    void addSeeds(RunSetItem item, String text) {
        List<String> seeds = Arrays.stream(text.split("[,\\s]+"))
                .filter(seed -> !seed.isEmpty())
                .toList();
        run("Adding seeds to the set " + item.set().name(), () -> {
            seeds.forEach(RunSetsController::require);
            SweepLauncher.detached(RunSets.addSeeds(item.set(), seeds), workers(item));
        });
    }

    /** As many at a time as are going, when a driver must be replaced; else one. */
    private static int workers(RunSetItem item) {
        return Math.max(1, item.active().size());
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

    private void run(String what, Runnable request) {
        desk.tasks()
                .run(
                        what,
                        progress -> {
                            request.run();
                            return what;
                        },
                        done -> {});
    }

    /** The sets of a folder as they are now; not on the FX thread. */
    static List<RunSetItem> look(java.nio.file.Path runs) {
        return RunSet.list(runs).stream().map(RunSetItem::of).toList();
    }
}
