package org.nadir.app.experiments;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.nadir.app.desk.WorkerJvm;
import org.nadir.base.Progress;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;

/** Runs {@code nadir pair} in a process of its own and reads what it found. Blocks; off the FX thread. */
final class PairProcess {
    private static final String COMMAND_LINE = "org.nadir.cli.Nadir";

    private PairProcess() {}

    static PairFinding check(ExperimentSpec spec, Progress progress) throws IOException, InterruptedException {
        Path file = Files.createTempFile("nadir-pair", ".yaml");
        try {
            ExperimentYaml.write(spec, file);
            progress.report(0, 0, "Running one image through both");
            WorkerJvm worker = new WorkerJvm(COMMAND_LINE, List.of("pair", file.toString(), "--json"));
            WorkerJvm.Outcome outcome = worker.run(line -> {}, progress);
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            return read(outcome);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static PairFinding read(WorkerJvm.Outcome outcome) {
        try {
            return PairFinding.read(outcome.output());
        } catch (JsonParseException cutShort) {
            throw UserProblem.of("The check ended with code " + outcome.exitCode() + " and told nothing")
                    .remedy("Both detectors must fit into memory at once")
                    .cause(new IllegalStateException(String.join("\n", outcome.lastLog()), cutShort))
                    .problem();
        }
    }
}
