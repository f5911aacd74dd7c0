package org.nadir.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.run.JavaProcess;

/**
 * What freezing saves: one training step of Rotated RetinaNet (ResNet-50, 128-channel pyramid, 512 px, batch 2) with the
 * backbone trained as the reference does (stem and stage 1 fixed) and frozen. Each variant has a process of its own, so
 * that their peaks of memory do not mix; they step in turns, so that what else the machine does meets both. Times are
 * medians.
 */
final class StepBenchmark implements Benchmark {
    private static final int WARM_UP = 3;
    private static final int MEASURED = 11;

    @Override
    public String name() {
        return "step";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        try (Variant trained = new Variant("trained");
                Variant frozen = new Variant("frozen")) {
            double[] trainedMs = new double[MEASURED];
            double[] frozenMs = new double[MEASURED];
            for (int i = -WARM_UP; i < MEASURED; i++) {
                progress.report(i + WARM_UP, WARM_UP + MEASURED, "Steps with the backbone trained and frozen");
                double one = trained.step();
                double other = frozen.step();
                if (i >= 0) {
                    trainedMs[i] = one;
                    frozenMs[i] = other;
                }
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("trained_ms", median(trainedMs));
            figures.put("frozen_ms", median(frozenMs));
            figures.put("frozen_to_trained", median(frozenMs) / median(trainedMs));
            figures.put("trained_mib", trained.peakMib());
            figures.put("frozen_mib", frozen.peakMib());
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException("A measuring process did not answer", e);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A process that makes a step whenever it is asked to. */
    private static final class Variant implements AutoCloseable {
        private final Process process;
        private final BufferedWriter questions;
        private final BufferedReader answers;

        Variant(String name) throws IOException {
            ProcessBuilder builder = JavaProcess.of(List.of("-Xmx512m"), List.of("step-variant", name));
            this.process =
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            this.questions =
                    new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
            this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        double step() throws IOException {
            return ask("step");
        }

        double peakMib() throws IOException {
            return ask("peak");
        }

        private double ask(String question) throws IOException {
            questions.write(question + "\n");
            questions.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("The measuring process ended");
            }
            return Double.parseDouble(answer);
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
