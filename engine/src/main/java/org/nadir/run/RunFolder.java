package org.nadir.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nadir.base.AtomicFile;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.training.RunEvent;

/**
 * A run on disk: {@code spec.yaml}, {@code events.jsonl} (append-only, a checksum per line), {@code status.json} and
 * {@code control.json} (replaced as a whole), {@code checkpoints/}, {@code results/}, {@code log.txt}, and while it trains
 * {@code features/}, if it keeps some. Reading is safe from any thread and any process while the worker writes; only the worker writes events and status.
 */
public final class RunFolder {
    private static final String SPEC = "spec.yaml";

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes a new folder {@code runsDir/name} with the specification in it. A taken name gets a number: {@code name-2}.
     *
     * @throws UserProblem when the folder cannot be made
     */
    public static RunFolder create(Path runsDir, ExperimentSpec spec) {
        return create(runsDir, spec.name(), ExperimentYaml.write(spec));
    }

    /** The same with a specification that may be none. */
    static RunFolder create(Path runsDir, String name, String yaml) {
        Path folder = runsDir.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            RunFolder run = new RunFolder(freshFolder(folder, folderName(name)));
            Files.createDirectories(run.checkpoints());
            Files.createDirectories(run.results());
            AtomicFile.writeString(run.path.resolve(SPEC), yaml);
            return run;
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder, e);
        }
    }

    private static Path freshFolder(Path runsDir, String name) throws IOException {
        for (int number = 1; ; number++) {
            Path candidate = runsDir.resolve(number == 1 ? name : name + "-" + number);
            try {
                return Files.createDirectory(candidate);
            } catch (FileAlreadyExistsException taken) {
                if (number > 9999) {
                    throw taken;
                }
            }
        }
    }

    /** A name as the name of a folder: other signs than letters, digits, points and lines are lines. */
    public static String folderName(String name) {
        String safe = name.strip().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
        String bounded = safe.substring(0, Math.min(80, safe.length()));
        return bounded.isEmpty() ? "run" : bounded;
    }

    /**
     * Opens the folder of a run.
     *
     * @throws UserProblem when there is no run in it
     */
    public static RunFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        if (!Files.isRegularFile(folder.resolve(SPEC))) {
            throw UserProblem.of("There is no run in this folder")
                    .file(path)
                    .expected("a folder with " + SPEC + ", as 'nadir train' makes it")
                    .problem();
        }
        return new RunFolder(folder);
    }

    /** The runs directly below a folder, newest first; folders that are no runs are left out. */
    public static List<RunFolder> list(Path runsDir) {
        if (!Files.isDirectory(runsDir)) {
            return List.of();
        }
        List<Path> runs = new ArrayList<>();
        try (Stream<Path> folders = Files.list(runsDir)) {
            folders.filter(folder -> Files.isRegularFile(folder.resolve(SPEC))).forEach(runs::add);
        } catch (IOException e) {
            throw UserProblem.of("The folder of runs could not be read (" + e.getMessage() + ")")
                    .file(runsDir)
                    .cause(e)
                    .problem();
        }
        runs.sort(Comparator.comparing(RunFolder::modified).reversed());
        return runs.stream()
                .map(run -> new RunFolder(run.toAbsolutePath().normalize()))
                .toList();
    }

    private static long modified(Path run) {
        try {
            return Files.getLastModifiedTime(run.resolve(SPEC)).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    public Path path() {
        return path;
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    /**
     * The specification that the run was started with; its relative paths count from the run folder.
     *
     * @throws UserProblem when it is no longer readable
     */
    public ExperimentSpec spec() {
        return spec(Map.of());
    }

    /** The same with some of its values replaced; the file is not touched. */
    ExperimentSpec spec(Map<String, String> changes) {
        RecordedRun.requireTrainedHere(this);
        return ExperimentYaml.read(path.resolve(SPEC), changes);
    }

    /** Replaces the specification, for a run that goes on with other settings. */
    void spec(ExperimentSpec changed) {
        ExperimentYaml.write(changed, path.resolve(SPEC));
    }

    /**
     * The status; when the worker it names is gone, {@link RunStatus.State#FAILED} if its last event says why, else
     * {@link RunStatus.State#DIED}. Empty before there is one.
     */
    public Optional<RunStatus> status() {
        return StatusFile.read(statusFile())
                .map(status -> status.state() == RunStatus.State.DIED ? Obituary.of(this, status) : status);
    }

    /**
     * The history of the run: all whole events without those that a dead worker left beyond the checkpoint that the run went
     * on from.
     */
    public List<RunEvent> events() {
        RunHistory history = new RunHistory();
        new EventTail(eventFile()).next().forEach(history::add);
        return history.events();
    }

    public Path results() {
        return path.resolve("results");
    }

    /** What the worker keeps for itself while the run is under way. */
    Path scratch() {
        return path.resolve("features");
    }

    public Path log() {
        return path.resolve("log.txt");
    }

    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** The checkpoint of a kind ({@code best}, {@code last}, {@code epoch-7}); empty when there is none. */
    public Optional<Path> checkpoint(String kind) {
        return Optional.of(checkpointFile(kind)).filter(Files::isRegularFile);
    }

    Path checkpointFile(String kind) {
        return checkpoints().resolve(kind + ".safetensors");
    }

    /** The events as they are written; {@link #events} reads them. */
    public Path eventFile() {
        return path.resolve("events.jsonl");
    }

    Path statusFile() {
        return path.resolve("status.json");
    }

    Path controlFile() {
        return path.resolve("control.json");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunFolder folder && folder.path.equals(path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
