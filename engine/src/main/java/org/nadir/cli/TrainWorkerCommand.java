package org.nadir.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nadir.run.RunFolder;
import org.nadir.run.RunWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The entry point of a worker process: trains the run of a folder. Not for people. */
@Command(name = "train-worker", hidden = true, description = "Trains the run of a folder in this process.")
final class TrainWorkerCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder.")
    private Path run = Path.of("");

    @Override
    public Integer call() {
        return CommandOutput.run(false, out -> new RunWorker(RunFolder.open(run)).run());
    }
}
