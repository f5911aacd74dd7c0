package org.nadir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nadir.base.Progress;
import org.nadir.detection.Detectors;
import org.nadir.distillation.Distillers;
import org.nadir.run.JavaProcess;
import org.nadir.run.calibration.MeasuringProcess;

/**
 * What distillation costs: a training step of a student alone and by each method, from the images to the moved weights, the
 * teacher's maps included. Rotated RetinaNet, and for DS2D2 Rotated Faster R-CNN too ({@code two_stage_..}); ResNet-18
 * learning from ResNet-50 on random weights, pyramids of 256 channels, 256 px, batch 2, 15 classes, 20 objects an image; stem
 * and stage 1 of the student fixed; each method as published on all five levels.
 *
 * <p>Each method has a process of its own and steps in turns with the student alone, so that what else the machine does meets
 * both; times are medians, a method's ratio is to the steps it took turns with. The share of a term of DS2D2 is the part of
 * what DS2D2 adds to a step that is saved without the term; what no single term saves belongs to none.
 */
final class DistillationBenchmark implements Benchmark {
    private static final int WARM_UP = 2;
    private static final int MEASURED = 5;

    @Override
    public String name() {
        return "distil";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        Map<String, Double> figures = new LinkedHashMap<>();
        try {
            try (Rounds rounds = new Rounds(Detectors.ROTATED_RETINANET, progress)) {
                rounds.figures(figures);
            }
            try (Rounds rounds = new Rounds(Detectors.ROTATED_FASTER_RCNN, progress)) {
                Turns turns = rounds.turns(DistillationVariantCommand.DS2D2);
                figures.put("two_stage_plain_ms", turns.plainMs());
                figures.put("two_stage_ds2d2_ms", turns.ms());
                figures.put("two_stage_ds2d2_to_plain", turns.toPlain());
            }
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException("A measuring process did not answer", e);
        }
    }

    /** Steps of a variant and of the student alone, in turns; milliseconds. */
    private record Turns(double ms, double plainMs, double mib) {
        double toPlain() {
            return ms / plainMs;
        }
    }

    /** The student alone, beside which the variants of one detector step. */
    private static final class Rounds implements AutoCloseable {
        private final String detector;
        private final MeasuringProcess alone;
        private final Progress progress;
        private final List<Double> plain = new ArrayList<>();
        private int done;

        Rounds(String detector, Progress progress) throws IOException {
            this.detector = detector;
            this.alone = variant(DistillationVariantCommand.PLAIN);
            this.progress = progress;
        }

        private MeasuringProcess variant(String name) throws IOException {
            List<String> command = List.of("distil-variant", name, "--detector", detector);
            return new MeasuringProcess(JavaProcess.of(List.of("-Xmx512m"), command));
        }

        void figures(Map<String, Double> figures) throws IOException {
            Map<String, Turns> methods = new LinkedHashMap<>();
            for (String method : Distillers.names()) {
                methods.put(method, turns(method));
            }
            Map<String, Double> shares = new LinkedHashMap<>();
            double whole = Objects.requireNonNull(methods.get(DistillationVariantCommand.DS2D2))
                    .toPlain();
            for (String term : DistillationVariantCommand.TERMS) {
                double rest = turns(DistillationVariantCommand.without(term)).toPlain();
                shares.put(term + "_share", (whole - rest) / (whole - 1));
            }
            figures.put("plain_ms", median(plain));
            figures.put("plain_mib", alone.askOne("peak"));
            methods.forEach((method, turns) -> {
                String key = method.replace('-', '_');
                figures.put(key + "_ms", turns.ms());
                figures.put(key + "_to_plain", turns.toPlain());
                figures.put(key + "_mib", turns.mib());
            });
            figures.putAll(shares);
        }

        Turns turns(String variant) throws IOException {
            int variants = Distillers.names().size() + DistillationVariantCommand.TERMS.size();
            List<Double> own = new ArrayList<>();
            List<Double> beside = new ArrayList<>();
            try (MeasuringProcess process = variant(variant)) {
                for (int i = -WARM_UP; i < MEASURED; i++) {
                    progress.report(
                            done++, variants * (WARM_UP + MEASURED), "Steps of the student alone and by " + variant);
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

        @Override
        public void close() {
            alone.close();
        }

        private static double median(List<Double> values) {
            return MeasuringProcess.median(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
