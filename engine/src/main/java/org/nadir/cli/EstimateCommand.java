package org.nadir.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nadir.base.UserProblem;
import org.nadir.experiment.ExperimentCost;
import org.nadir.experiment.ExperimentSpec;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.run.RunFolder;
import org.nadir.run.calibration.Calibration;
import org.nadir.run.calibration.Calibrations;
import org.nadir.run.calibration.MeasuredRun;
import org.nadir.run.calibration.TrainingImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nadir estimate SPEC.yaml} or {@code RUN}: what the freezing schedule costs, by formula, calibration and run. */
@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        description = "Tells what a freezing schedule costs: operations by the formula, seconds and memory from a"
                + " calibration of this machine, and for a run beside what it took.")
final class EstimateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SPEC.yaml|RUN", description = "An experiment or a run folder.")
    private @Nullable Path source;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Replaces a value of the experiment; repeatable.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(
            names = "--measure",
            description = "Measures some training steps of this model first, unless that was done before.")
    private boolean measure;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        return CommandOutput.run(json, this::estimate);
    }

    private void estimate(CommandOutput out) {
        Path given = source;
        if (given == null) {
            throw UserProblem.of("An experiment is missing").field("SPEC.yaml").problem();
        }
        boolean run = Files.isDirectory(given);
        ExperimentSpec spec = run ? RunFolder.open(given).spec() : ExperimentYaml.read(given, changes);
        if (spec.distillation().teacher().isPresent()) {
            out.note(
                    "Only the student is counted: without its teacher's part of a step and the runs that come before it");
        }
        Optional<TrainingImages> images = images(spec, out);
        ExperimentCost.Input input =
                images.map(TrainingImages::input).orElseGet(() -> ExperimentCost.Input.assumed(spec));
        Calibrations calibrations = Calibrations.ofUser();
        Optional<Calibration> calibration = calibrations.find(spec, input);
        if (calibration.isEmpty() && measure) {
            calibration = Optional.of(calibrations.measure(spec, input, out.progress()));
        }
        Optional<MeasuredRun> measured = run ? Optional.of(MeasuredRun.read(given)) : Optional.empty();
        EstimateReport report = new EstimateReport(spec, ExperimentCost.of(spec, input), images, calibration, measured);
        if (json) {
            out.print(report.document());
        } else {
            report.lines().forEach(out::line);
        }
    }

    /** Without the data the shares are known all the same. */
    private static Optional<TrainingImages> images(ExperimentSpec spec, CommandOutput out) {
        try {
            return Optional.of(TrainingImages.of(spec, out.progress()));
        } catch (UserProblem unreadable) {
            out.note("The data is not read, sizes are assumed: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
