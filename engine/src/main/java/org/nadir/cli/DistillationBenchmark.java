package org.nadir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.distillation.Distillers;
import org.nadir.run.JavaProcess;
import org.nadir.run.calibration.MeasuringProcess;

/**
 * What distillation costs: a training step of a student alone and by each method, from the images to the moved weights, the
 * teacher's maps included. Rotated RetinaNet, ResNet-18 learning from ResNet-50 on random weights, pyramids of 256 channels,
 * 256 px, batch 2, 15 classes, 20 objects an image; stem and stage 1 of the student fixed; each method as published on all
 * five levels. Each method has a process of its own and steps in turns with the student alone, so that what else the
 * machine does meets both; times are medians, a method's ratio is to the steps it took turns with. The share of a term of
 * DS2D2 is the part of what DS2D2 adds to a step that is saved without the term; what no single term saves belongs to none.
 */
final class DistillationBenchmark implements Benchmark {
    private static final int WARM_UP = 2;
    private static final int MEASURED = 7;

    @Override
    public String name() {
        return "distil";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        try (MeasuringProcess alone = variant(DistillationVariantCommand.PLAIN)) {
            return new Rounds(alone, progress).figures();
        } catch (IOException e) {
            throw new UncheckedIOException("A measuring process did not answer", e);
        }
    }

    private static MeasuringProcess variant(String name) throws IOException {
        return new MeasuringProcess(JavaProcess.of(List.of("-Xmx512m"), List.of("distil-variant", name)));
    }

    /** Steps of a variant and of the student alone, in turns; milliseconds. */
    private record Turns(double ms, double plainMs, double mib) {
        double toPlain() {
            return ms / plainMs;
        }
    }

    private static final class Rounds {
        private final MeasuringProcess alone;
        private final Progress progress;
        private final List<Double> plain = new ArrayList<>();
        private int done;

        Rounds(MeasuringProcess alone, Progress progress) {
            this.alone = alone;
            this.progress = progress;
        }

        Map<String, Double> figures() throws IOException {
            Map<String, Turns> methods = new LinkedHashMap<>();
            for (String method : Distillers.names()) {
                methods.put(method, turns(method));
            }
            Map<String, Double> shares = new LinkedHashMap<>();
            double whole = methods.get(DistillationVariantCommand.DS2D2).toPlain();
            for (String term : DistillationVariantCommand.TERMS) {
                double rest = turns(DistillationVariantCommand.without(term)).toPlain();
                shares.put(term + "_share", (whole - rest) / (whole - 1));
            }
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("plain_ms", median(plain));
            figures.put("plain_mib", alone.askOne("peak"));
            methods.forEach((method, turns) -> {
                String key = method.replace('-', '_');
                figures.put(key + "_ms", turns.ms());
                figures.put(key + "_to_plain", turns.toPlain());
                figures.put(key + "_mib", turns.mib());
            });
            figures.putAll(shares);
            return figures;
        }

        private Turns turns(String variant) throws IOException {
            int all = (Distillers.names().size() + DistillationVariantCommand.TERMS.size()) * (WARM_UP + MEASURED);
            List<Double> own = new ArrayList<>();
            List<Double> beside = new ArrayList<>();
            try (MeasuringProcess process = variant(variant)) {
                for (int i = -WARM_UP; i < MEASURED; i++) {
                    progress.report(done++, all, "Steps of the student alone and by " + variant);
                    double one = alone.askOne("step");
                    double other = process.askOne("step");
                    if (i >= 0) {
                        beside.add(one);
                        own.add(other);
                    }
                }
                plain.addAll(beside);
                return new Turns(median(own), median(beside), process.askOne("peak"));
            }
        }

        private static double median(List<Double> values) {
            return MeasuringProcess.median(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
