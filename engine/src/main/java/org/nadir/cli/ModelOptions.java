package org.nadir.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.run.RunFolder;
import org.nadir.run.TrainedModel;
import picocli.CommandLine.Option;

/** The options of every command that uses a trained model, and how it is opened and named. */
final class ModelOptions {
    @Option(names = "--checkpoint", description = "best, last or epoch-N (default: best, else last).")
    private @Nullable String checkpoint;

    @Option(names = "--device", description = "auto, cpu or gpu:0 (default: ${DEFAULT-VALUE}).")
    private String device = "auto";

    TrainedModel open(Path run) {
        if (!Files.exists(run)) {
            throw UserProblem.of("There is no such run").file(run).problem();
        }
        return Files.isDirectory(run) && checkpoint != null
                ? TrainedModel.open(RunFolder.open(run), checkpoint, device)
                : TrainedModel.open(run, device);
    }

    /** The run's folder, also for a checkpoint file in it. */
    static String runName(Path run) {
        Path path = run.toAbsolutePath().normalize();
        Path parent = path.getParent();
        if (Files.isRegularFile(path) && parent != null) {
            boolean inRun = "checkpoints".equals(String.valueOf(parent.getFileName())) && parent.getParent() != null;
            return inRun
                    ? String.valueOf(Objects.requireNonNull(parent.getParent()).getFileName())
                    : baseName(path);
        }
        return String.valueOf(path.getFileName());
    }

    static String baseName(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
