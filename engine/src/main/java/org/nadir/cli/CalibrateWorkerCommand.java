package org.nadir.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nadir.experiment.ExperimentYaml;
import org.nadir.nn.NetworkPart;
import org.nadir.run.calibration.CalibrationSteps;
import org.nadir.run.calibration.Calibrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The process that makes the steps of a calibration: one for each line "step PART". "load" reads training images, "validate"
 * makes a pass of the validation, "peak" asks for the memory.
 */
@Command(name = "calibrate-worker", hidden = true, description = "Measures training steps for 'estimate'.")
final class CalibrateWorkerCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SPEC.yaml", description = "The experiment.")
    private Path spec = Path.of("");

    @Parameters(index = "1", paramLabel = "WxHxCLASSES", description = "What the network sees.")
    private String input = "";

    @Override
    public Integer call() {
        return CommandOutput.run(false, this::measure);
    }

    private void measure(CommandOutput out) throws IOException {
        try (CalibrationSteps steps = new CalibrationSteps(ExperimentYaml.read(spec), Calibrations.input(input))) {
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String asked = questions.readLine(); asked != null; asked = questions.readLine()) {
                out.line(Double.toString(answer(steps, asked)));
            }
        }
    }

    private static double answer(CalibrationSteps steps, String asked) {
        return switch (asked) {
            case "load" -> steps.load();
            case "validate" -> steps.validate();
            case "peak" -> steps.peakMib();
            default -> steps.step(NetworkPart.valueOf(asked.substring("step ".length())));
        };
    }
}
