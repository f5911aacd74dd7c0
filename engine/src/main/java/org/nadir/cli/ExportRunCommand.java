package org.nadir.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.run.RunFolder;
import org.nadir.run.exchange.RunExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir export-run RUN}: the numbers of a run for TensorBoard or as a table. */
@Command(
        name = "export-run",
        mixinStandardHelpOptions = true,
        description = "Writes all numbers of a run as an event file of TensorBoard, as CSV, or both.")
final class ExportRunCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder.")
    private Path run = Path.of("");

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            description = "Folder for the event file; that of an earlier export of the run is replaced.")
    private @Nullable Path tensorBoard;

    @Option(names = "--csv", paramLabel = "FILE", description = "Table with a row for each number.")
    private @Nullable Path csv;

    @Option(names = "--overwrite", description = "Replaces a table that exists.")
    private boolean overwrite;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@Nullable CommandSpec command;

    @Override
    public Integer call() {
        if (tensorBoard == null && csv == null) {
            throw WrongUse.of(
                    java.util.Objects.requireNonNull(command).commandLine(), "Give --tensorboard DIR or --csv FILE");
        }
        return CommandOutput.run(json, this::give);
    }

    private void give(CommandOutput out) {
        RunFolder folder = RunFolder.open(run);
        Path table = csv;
        if (table != null && Files.exists(table) && !overwrite) {
            throw UserProblem.of("There is a file of this name already")
                    .file(table)
                    .remedy("Choose another name or add --overwrite")
                    .problem();
        }
        JsonObject document = new JsonObject();
        if (tensorBoard != null) {
            document.addProperty(
                    "tensorboard", RunExport.tensorBoard(folder, tensorBoard).toString());
        }
        if (table != null) {
            RunExport.csv(folder, table);
            document.addProperty("csv", table.toAbsolutePath().toString());
        }
        if (json) {
            out.print(document);
        } else {
            document.entrySet()
                    .forEach(entry -> out.line("Written: " + entry.getValue().getAsString()));
        }
    }
}
