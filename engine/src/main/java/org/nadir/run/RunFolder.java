package org.nadir.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.training.RunEvent;

/**
 * A run on disk: {@code spec.yaml}, {@code events.jsonl} (append-only, a checksum per line), {@code status.json} and
 * {@code control.json} (replaced as a whole), {@code checkpoints/}, {@code results/}, {@code log.txt}. Reading is safe
 * from any thread and any process while the worker writes; only the worker writes events and status.
 */
public final class RunFolder {
    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes a new folder {@code runsDir/name} with the specification in it. A taken name gets a number: {@code name-2}.
     *
     * @throws org.nadir.base.UserProblem when the folder cannot be made
     */
    public static RunFolder create(Path runsDir, ExperimentSpec spec) {
        throw new UnsupportedOperationException("not yet written");
    }

    /**
     * Opens the folder of a run.
     *
     * @throws org.nadir.base.UserProblem when there is no run in it
     */
    public static RunFolder open(Path path) {
        return new RunFolder(path);
    }

    /** The runs directly below a folder, newest first; folders that are no runs are left out. */
    public static List<RunFolder> list(Path runsDir) {
        return List.of();
    }

    public Path path() {
        return path;
    }

    public String name() {
        return String.valueOf(path.getFileName());
    }

    public ExperimentSpec spec() {
        throw new UnsupportedOperationException("not yet written");
    }

    /** The status, with {@link RunStatus.State#DIED} when the worker it names is gone; empty before there is one. */
    public Optional<RunStatus> status() {
        return Optional.empty();
    }

    /** All whole events so far; a half-written last line is left out. */
    public List<RunEvent> events() {
        return List.of();
    }

    public Path results() {
        return path.resolve("results");
    }

    public Path log() {
        return path.resolve("log.txt");
    }

    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** The checkpoint of a kind ({@code best}, {@code last}, {@code epoch-7}); empty when there is none. */
    public Optional<Path> checkpoint(String kind) {
        return Optional.empty();
    }
}
