package org.nadir.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.experiment.Field;
import org.nadir.experiment.Fields;
import org.nadir.run.RunFolder;
import org.nadir.run.RunLauncher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir train SPEC.yaml --runs DIR}: starts a worker and follows it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains an experiment in a process of its own and follows it; Ctrl-C stops it after a checkpoint.")
final class TrainCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "SPEC.yaml", description = "The experiment.")
    private @Nullable Path spec;

    @Option(names = "--runs", paramLabel = "DIR", description = "Folder of run folders (default: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(names = "--name", description = "Name of the run; a taken one gets a number.")
    private @Nullable String name;

    @Option(names = "--device", description = "auto, cpu or gpu:0.")
    private @Nullable String device;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Replaces a value of the experiment; repeatable.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--detach", description = "Starts the worker and returns at once.")
    private boolean detach;

    @Option(names = "--fields", description = "Lists all settings with range, default and meaning.")
    private boolean fields;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@Nullable CommandSpec command;

    @Override
    public Integer call() {
        if (fields) {
            return CommandOutput.run(false, TrainCommand::listFields);
        }
        Path file = spec;
        if (file == null) {
            throw WrongUse.of(java.util.Objects.requireNonNull(command).commandLine(), "The experiment is missing");
        }
        return CommandOutput.run(json, out -> train(file, out));
    }

    private void train(Path file, CommandOutput out) throws InterruptedException {
        Map<String, String> replaced = new LinkedHashMap<>(changes);
        if (name != null) {
            replaced.put("name", name);
        }
        if (device != null) {
            replaced.put("run.device", device);
        }
        ExperimentSpec experiment = ExperimentYaml.read(file, replaced);
        RunFolder folder = RunLauncher.start(experiment, runs);
        if (detach) {
            Started.print(out, folder);
        } else {
            out.note("Run folder: " + folder.path());
            new RunFollower(folder, out).follow();
        }
    }

    private static void listFields(CommandOutput out) {
        for (Field field : Fields.all()) {
            String unit = field.unit().isEmpty() ? "" : " [" + field.unit() + "]";
            String initial = field.initial().isEmpty() ? "" : ", default " + field.initial();
            out.line(field.key() + unit + ": " + field.expectation() + initial);
            out.line("    " + field.help());
            field.range().choices().stream()
                    .filter(field.meanings()::containsKey)
                    .forEach(choice -> out.line(
                            "        " + choice + ": " + field.meanings().get(choice)));
        }
    }
}
