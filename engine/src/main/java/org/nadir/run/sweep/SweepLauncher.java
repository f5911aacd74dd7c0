package org.nadir.run.sweep;

import java.io.IOException;
import java.util.List;
import org.nadir.base.UserProblem;
import org.nadir.run.JavaProcess;

/** Starts a process of its own that drives a set, and lives on when this one ends. */
public final class SweepLauncher {
    private SweepLauncher() {}

    /**
     * Starts driving; where the set is driven already, its driver takes up the runs that were added.
     *
     * @throws UserProblem when the process cannot be started
     */
    public static RunSet detached(RunSet set, int parallel) {
        if (set.driven()) {
            return set;
        }
        ProcessBuilder builder = JavaProcess.detached(
                List.of("-Xmx256m"), List.of("sweep", set.path().toString(), "--parallel", Integer.toString(parallel)));
        builder.directory(set.path().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(set.log().toFile()));
        try {
            builder.start();
        } catch (IOException e) {
            throw UserProblem.of("The process that drives the set could not be started (" + e.getMessage() + ")")
                    .file(set.path())
                    .cause(e)
                    .problem();
        }
        return set;
    }
}
