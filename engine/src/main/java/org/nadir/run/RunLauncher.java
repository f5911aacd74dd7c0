package org.nadir.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunStatus.State;

/**
 * Starts workers as processes of their own, which live on when this process ends. Safe from any thread; starting takes
 * some ten milliseconds.
 */
public final class RunLauncher {
    private RunLauncher() {}

    /**
     * Makes a run folder below {@code runsDir} and starts its worker.
     *
     * @throws UserProblem when the folder cannot be made or the process cannot be started
     */
    public static RunFolder start(ExperimentSpec spec, Path runsDir) {
        RunFolder folder = RunFolder.create(runsDir, spec);
        launch(folder, spec);
        return folder;
    }

    /**
     * Starts a worker that goes on from the last checkpoint.
     *
     * @param changes settings by key that the run goes on with, see {@link Resumption#CHANGEABLE}
     * @throws UserProblem when the run is still going, all its epochs are trained, or a setting cannot change
     */
    public static void resume(RunFolder folder, Map<String, String> changes) {
        ExperimentSpec spec = Resumption.of(folder, changes);
        if (!changes.isEmpty()) {
            folder.spec(spec);
        }
        new RunControl(folder).resume();
        launch(folder, spec);
    }

    private static void launch(RunFolder folder, ExperimentSpec spec) {
        List<String> options = new ArrayList<>();
        if (spec.run().heapMib() > 0) {
            options.add("-Xmx" + spec.run().heapMib() + "m");
        }
        List<String> arguments = List.of("train-worker", folder.path().toString());
        ProcessBuilder builder = JavaProcess.detached(options, arguments);
        builder.directory(folder.path().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        try {
            Process process = builder.start();
            StatusFile.write(folder.statusFile(), starting(process, spec));
        } catch (IOException e) {
            throw UserProblem.of("The worker could not be started (" + e.getMessage() + ")")
                    .file(folder.path())
                    .cause(e)
                    .problem();
        }
    }

    private static RunStatus starting(Process process, ExperimentSpec spec) {
        Instant begun = process.info().startInstant().orElse(Instant.EPOCH);
        Instant now = Instant.now();
        int epochs = spec.optimisation().epochs();
        double unknown = Double.NaN;
        return new RunStatus(
                State.STARTING,
                process.pid(),
                begun,
                now,
                now,
                0,
                epochs,
                0,
                0,
                unknown,
                unknown,
                -1,
                0,
                unknown,
                unknown,
                "");
    }
}
