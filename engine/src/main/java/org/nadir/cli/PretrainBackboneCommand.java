package org.nadir.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nadir.base.UserProblem;
import org.nadir.training.BackbonePretraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nadir pretrain-backbone}: repeats how the small backbone of the samples was made. */
@Command(
        name = "pretrain-backbone",
        mixinStandardHelpOptions = true,
        description = "Trains the small backbone of the samples from random numbers on drawn chips.")
final class PretrainBackboneCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The safetensors file to write.")
    private Path file = Path.of("");

    @Option(names = "--backbone", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
    private String backbone = "resnet18-quarter";

    @Option(names = "--pictures", paramLabel = "N", description = "Pictures to draw. Default: ${DEFAULT-VALUE}.")
    private int pictures = 200;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs of 100 steps. Default: ${DEFAULT-VALUE}.")
    private int epochs = 8;

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--device", paramLabel = "D", description = "auto, cpu or gpu:N. Default: ${DEFAULT-VALUE}.")
    private String device = "cpu";

    @Option(names = "--overwrite", description = "Replaces a file that exists.")
    private boolean overwrite;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::train);
    }

    private void train(CommandOutput out) {
        requirePositive("--pictures", pictures);
        requirePositive("--epochs", epochs);
        OutputFile.require(file, "--out", overwrite);
        BackbonePretraining.Recipe recipe = new BackbonePretraining.Recipe(backbone, pictures, epochs, seed, device);
        BackbonePretraining.Result result = new BackbonePretraining(recipe, out.progress()).run(file);
        if (!out.json()) {
            out.line("Accuracy " + Math.round(result.accuracy() * 1000) / 10.0 + " % of held-out chips; directions "
                    + Math.round(result.turn() * 1000) / 10.0 + " %. Written: " + file);
            return;
        }
        JsonObject document = new JsonObject();
        document.addProperty("file", file.toString());
        document.addProperty("accuracy", result.accuracy());
        document.addProperty("turn", result.turn());
        document.addProperty("chips", result.chips());
        document.addProperty("seconds", result.seconds());
        out.print(document);
    }

    private static void requirePositive(String option, int number) {
        if (number < 1) {
            throw UserProblem.of("There is nothing to learn")
                    .field(option)
                    .found(number)
                    .expected("at least 1")
                    .problem();
        }
    }
}
