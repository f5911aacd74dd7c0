package org.nadir.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.nadir.run.RunControl;
import org.nadir.run.RunFolder;
import org.nadir.run.RunWorker;
import org.nadir.run.digest.RunDigests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The entry point of a worker process: trains the run of a folder. Not for people. */
@Command(name = "train-worker", hidden = true, description = "Trains the run of a folder in this process.")
final class TrainWorkerCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder.")
    private Path run = Path.of("");

    @Override
    public Integer call() {
        return CommandOutput.run(false, out -> train(RunFolder.open(run)));
    }

    /** A cluster that ends a job asks every process of it to end, and waits a little before it kills them. */
    private static void train(RunFolder folder) {
        CountDownLatch over = new CountDownLatch(1);
        Thread asked = Executions.hook("nadir-stop", () -> stopCleanly(folder, over));
        Runtime.getRuntime().addShutdownHook(asked);
        try {
            new RunWorker(folder).run();
            RunDigests.standard().keep(folder);
        } finally {
            over.countDown();
            Executions.unhook(asked);
        }
    }

    private static void stopCleanly(RunFolder folder, CountDownLatch over) {
        if (over.getCount() > 0) {
            new RunControl(folder).stop();
            Executions.await(over, 120);
        }
    }
}
