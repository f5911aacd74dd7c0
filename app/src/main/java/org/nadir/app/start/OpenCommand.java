package org.nadir.app.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.nadir.cli.CommandOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nadir open FILE...}: the workbench with scenes, data folders, projects, runs or experiment files opened. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Opens the workbench, with files if any are named (also without the word 'open').")
public final class OpenCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Scenes, data folders, project folders, runs or experiment files.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        return CommandOutput.run(false, out -> Window.open(files));
    }
}
