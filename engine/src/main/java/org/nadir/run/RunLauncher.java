package org.nadir.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.run.RunStatus.State;

/**
 * Starts workers as processes of their own, which live on when this process ends. Safe from any thread; starting takes
 * some ten milliseconds.
 */
public final class RunLauncher {
    private static final String MAIN = "org.nadir.cli.Nadir";
    /** Shields the worker from the Ctrl-C and the hang-up of the terminal that started it, then becomes the worker. */
    private static final List<String> SHIELD = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "nadir-worker");

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
     * @throws UserProblem when the run is still going or all its epochs are trained
     */
    public static void resume(RunFolder folder) {
        requireResumable(folder);
        new RunControl(folder).resume();
        launch(folder, folder.spec());
    }

    /**
     * Refuses a run that another worker is at, or that is over.
     *
     * @throws UserProblem with the reason
     */
    public static void requireResumable(RunFolder folder) {
        Optional<RunStatus> status = folder.status();
        if (status.isPresent() && status.get().state().active()) {
            throw UserProblem.of("The run is still going")
                    .file(folder.path())
                    .remedy("Stop it first, or follow it")
                    .problem();
        }
        if (status.isPresent() && status.get().state() == State.FINISHED) {
            throw UserProblem.of("All epochs of the run are trained")
                    .file(folder.path())
                    .remedy("Start a new run with more epochs")
                    .problem();
        }
    }

    private static void launch(RunFolder folder, ExperimentSpec spec) {
        ProcessBuilder builder = new ProcessBuilder(command(folder, spec));
        builder.directory(folder.path().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(nullDevice()));
        String threads = Integer.toString(Runtime.getRuntime().availableProcessors());
        builder.environment().putIfAbsent("OMP_NUM_THREADS", threads);
        // Waiting threads that spin take the processor from other programs: measured, half of all processor time
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
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

    private static List<String> command(RunFolder folder, ExperimentSpec spec) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/bin/sh"))) {
            command.addAll(SHIELD);
        }
        command.add(java());
        if (spec.run().heapMib() > 0) {
            command.add("-Xmx" + spec.run().heapMib() + "m");
        }
        command.add("-Djava.awt.headless=true");
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("ai.djl.") || name.startsWith("nadir."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add("-cp");
        command.add(classPath());
        command.add(MAIN);
        command.add("train-worker");
        command.add(folder.path().toString());
        return command;
    }

    private static String java() {
        return ProcessHandle.current()
                .info()
                .command()
                .filter(program -> Path.of(program)
                        .getFileName()
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("java"))
                .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    /** The class path of this process with absolute entries: the worker runs in another folder. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(new File(entry).getAbsolutePath());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static File nullDevice() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        return new File(windows ? "NUL" : "/dev/null");
    }

    private static RunStatus starting(Process process, ExperimentSpec spec) {
        Instant begun = process.info().startInstant().orElse(Instant.EPOCH);
        Instant now = Instant.now();
        int epochs = spec.optimisation().epochs();
        double unknown = Double.NaN;
        return new RunStatus(
                State.STARTING, process.pid(), begun, now, now, 0, epochs, 0, 0, unknown, unknown, -1, 0, unknown, "");
    }
}
