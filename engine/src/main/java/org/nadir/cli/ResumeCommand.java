package org.nadir.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nadir.run.RunFolder;
import org.nadir.run.RunLauncher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir resume RUN}: goes on from the last checkpoint of a run. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description =
                "Goes on with a stopped, failed or dead run from its last checkpoint, or with a finished one that is given more epochs or patience.")
final class ResumeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Goes on with another value, such as optimisation.epochs=24 or run.patience=10; repeatable.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--detach", description = "Starts the worker and returns at once.")
    private boolean detach;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::resume);
    }

    private void resume(CommandOutput out) throws InterruptedException {
        RunFolder folder = RunFolder.open(run);
        RunLauncher.resume(folder, changes);
        if (changes.containsKey("optimisation.epochs")) {
            out.note("From here on the learning rate follows the schedule of a run of this length");
        }
        if (detach) {
            Started.print(out, folder);
        } else {
            new RunFollower(folder, out).follow();
        }
    }
}
