package org.nadir.cli;

import ai.djl.ndarray.NDManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nadir.detection.Detectors;
import org.nadir.distillation.DistillationSettings;
import org.nadir.distillation.SpectralSettings;
import org.nadir.tensor.ProcessMemory;
import org.nadir.tensor.TorchEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One variant of the distillation benchmark in a process of its own; makes a step for each line "step" and tells its
 * milliseconds, or the peak of memory in MiB for "peak". Not for people. */
@Command(name = "distil-variant", hidden = true, description = "Measures training steps for 'bench distil'.")
final class DistillationVariantCommand implements Callable<Integer> {
    static final String PLAIN = "plain";
    static final String DS2D2 = "ds2d2";
    static final List<String> TERMS = List.of("low_explicit", "high_explicit", "full_implicit", "high_implicit");

    private static final String WITHOUT = "ds2d2-without-";

    @Parameters(
            index = "0",
            paramLabel = "VARIANT",
            description = "plain, the name of a method, or ds2d2-without- and the name of a term.")
    private String variant = PLAIN;

    @Option(names = "--detector", paramLabel = "NAME", description = "What teacher and student are.")
    private String detector = Detectors.ROTATED_RETINANET;

    /** The variant that leaves out a term of DS2D2. */
    static String without(String term) {
        return WITHOUT + term;
    }

    /** What a variant distils by; none for the student alone. */
    static Optional<DistillationSettings> settings(String variant) {
        if (variant.equals(PLAIN)) {
            return Optional.empty();
        }
        if (!variant.startsWith(WITHOUT)) {
            return Optional.of(DistillationSettings.of(variant));
        }
        DistillationSettings whole = DistillationSettings.of(DS2D2);
        SpectralSettings all = whole.spectral();
        String left = variant.substring(WITHOUT.length());
        SpectralSettings rest = new SpectralSettings(
                left.equals(TERMS.get(0)) ? 0 : all.lowExplicit(),
                left.equals(TERMS.get(1)) ? 0 : all.highExplicit(),
                left.equals(TERMS.get(2)) ? 0 : all.fullImplicit(),
                left.equals(TERMS.get(3)) ? 0 : all.highImplicit(),
                all.wavelet(),
                all.reduction(),
                all.circumscribed());
        return Optional.of(new DistillationSettings(DS2D2, rest, whole.rival(), whole.levels()));
    }

    @Override
    public Integer call() {
        return CommandOutput.run(false, this::measure);
    }

    private void measure(CommandOutput out) throws IOException {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            DistillationStep step = new DistillationStep(detector, settings(variant), manager);
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            int steps = 0;
            for (String asked = questions.readLine(); asked != null; asked = questions.readLine()) {
                double answer = asked.equals("peak") ? new ProcessMemory().peakBytes() / 1048576.0 : step.run(steps++);
                out.line(Double.toString(answer));
            }
        }
    }
}
