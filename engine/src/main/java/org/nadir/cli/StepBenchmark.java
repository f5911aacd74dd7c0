package org.nadir.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.run.JavaProcess;

/**
 * What freezing saves: one training step of Rotated RetinaNet (ResNet-50, 128-channel pyramid, 512 px, batch 2) with the
 * backbone trained as the reference does (stem and stage 1 fixed) and frozen. Each variant runs in a process of its own,
 * so that their peaks of memory do not mix; times are medians.
 */
final class StepBenchmark implements Benchmark {
    @Override
    public String name() {
        return "step";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        progress.report(0, 2, "Backbone trained");
        double[] trained = measure("trained");
        progress.report(1, 2, "Backbone frozen");
        double[] frozen = measure("frozen");
        progress.report(2, 2, "Measured");
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("trained_ms", trained[0]);
        figures.put("frozen_ms", frozen[0]);
        figures.put("frozen_to_trained", frozen[0] / trained[0]);
        figures.put("trained_mib", trained[1]);
        figures.put("frozen_mib", frozen[1]);
        return figures;
    }

    /** Milliseconds and MiB, as the process prints them. */
    private static double[] measure(String variant) {
        ProcessBuilder builder = JavaProcess.of(List.of("-Xmx512m"), List.of("step-variant", variant));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException("The measuring process ended with " + code);
            }
            String[] numbers = printed.strip().split("\\s+");
            return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
        } catch (IOException e) {
            throw new IllegalStateException("The measuring process could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", e);
        }
    }
}
