package org.nadir.cli;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nadir.run.ModelExport;
import org.nadir.run.RunFolder;
import org.nadir.run.TrainedModel;
import org.nadir.tensor.HostTensor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir export RUN --out FILE}: the weights of a model for PyTorch programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the weights of a model as safetensors with the names of torchvision or MMRotate.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder or checkpoint file.")
    private Path run = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The safetensors file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--names",
            description = "mmrotate: the whole detector; torchvision: its backbone (default: ${DEFAULT-VALUE}).")
    private ModelExport.Names names = ModelExport.Names.MMROTATE;

    @Option(names = "--checkpoint", description = "best, last or epoch-N (default: best, or last without one).")
    private String checkpoint = "";

    @Option(names = "--overwrite", description = "Replaces a file that exists.")
    private boolean overwrite;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::give);
    }

    private void give(CommandOutput output) {
        OutputFile.require(out, "--out", overwrite);
        try (TrainedModel model = open()) {
            Map<String, HostTensor> written = ModelExport.write(model, names, out);
            if (json) {
                JsonObject document = new JsonObject();
                document.addProperty("file", out.toAbsolutePath().toString());
                document.addProperty("tensors", written.size());
                output.print(document);
            } else {
                output.line(written.size() + " tensors are in " + out.toAbsolutePath());
            }
        }
    }

    private TrainedModel open() {
        return checkpoint.isEmpty() || !Files.isDirectory(run)
                ? TrainedModel.open(run, "cpu")
                : TrainedModel.open(RunFolder.open(run), checkpoint, "cpu");
    }
}
