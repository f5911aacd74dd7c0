package org.nadir.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.run.exchange.RunImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir import-run LOG}: the curves of a training of another program as a run. */
@Command(
        name = "import-run",
        mixinStandardHelpOptions = true,
        description =
                "Takes the curves of a training over that TensorBoard's event files or a JSON log of MMEngine or MMCV hold.")
final class ImportRunCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "LOG",
            description = "events.out.tfevents.*, vis_data/scalars.json, *.log.json, or a folder with them.")
    private Path source = Path.of("");

    @Option(names = "--runs", paramLabel = "DIR", description = "Folder of run folders (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(names = "--name", description = "Name of the run (default: that of the folder of the log).")
    private @Nullable String name;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::take);
    }

    private void take(CommandOutput out) {
        RunImport.Result result = RunImport.run(source, name == null ? RunImport.name(source) : name, runs);
        if (json) {
            out.print(document(result));
            return;
        }
        out.line("Run folder: " + result.folder().path());
        out.line(result.format() + ": " + result.steps() + " steps, " + result.validations() + " validations");
        result.warnings().forEach(out::line);
        if (!result.leftOut().isEmpty()) {
            out.line("No place for: " + String.join(", ", result.leftOut()));
        }
    }

    private static JsonObject document(RunImport.Result result) {
        JsonObject document = new JsonObject();
        document.addProperty("run", result.folder().path().toString());
        document.addProperty("format", result.format());
        document.addProperty("steps", result.steps());
        document.addProperty("validations", result.validations());
        document.add("warnings", array(result.warnings()));
        document.add("leftOut", array(result.leftOut()));
        return document;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
