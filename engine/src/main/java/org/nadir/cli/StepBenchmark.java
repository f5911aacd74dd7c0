package org.nadir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.run.JavaProcess;
import org.nadir.run.calibration.MeasuringProcess;

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
        try (MeasuringProcess trained = variant("trained");
                MeasuringProcess frozen = variant("frozen")) {
            double[] trainedMs = new double[MEASURED];
            double[] frozenMs = new double[MEASURED];
            for (int i = -WARM_UP; i < MEASURED; i++) {
                progress.report(i + WARM_UP, WARM_UP + MEASURED, "Steps with the backbone trained and frozen");
                double one = trained.askOne("step");
                double other = frozen.askOne("step");
                if (i >= 0) {
                    trainedMs[i] = one;
                    frozenMs[i] = other;
                }
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("trained_ms", MeasuringProcess.median(trainedMs));
            figures.put("frozen_ms", MeasuringProcess.median(frozenMs));
            figures.put("frozen_to_trained", MeasuringProcess.median(frozenMs) / MeasuringProcess.median(trainedMs));
            figures.put("trained_mib", trained.askOne("peak"));
            figures.put("frozen_mib", frozen.askOne("peak"));
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException("A measuring process did not answer", e);
        }
    }

    private static MeasuringProcess variant(String name) throws IOException {
        return new MeasuringProcess(JavaProcess.of(List.of("-Xmx512m"), List.of("step-variant", name)));
    }
}
