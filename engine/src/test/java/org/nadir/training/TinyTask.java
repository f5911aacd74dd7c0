package org.nadir.training;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.nadir.base.Progress;
import org.nadir.detection.Detector;
import org.nadir.detection.DetectorSettings;
import org.nadir.detection.Detectors;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.LossTerms;
import org.nadir.detection.Targets;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** A Rotated RetinaNet on a quarter ResNet-18 that looks at 64 px of noise: every batch is a function of epoch and step. */
final class TinyTask implements Task {
    static final int STEPS = 2;
    private static final int SIDE = 64;

    private final int threads = TorchEngine.threads();
    private final NDManager manager = TorchEngine.newManager("cpu");
    private final RandomStreams streams = new RandomStreams(5);
    private final Detector detector;
    private final Deque<Double> scores = new ArrayDeque<>();
    private final int batches;
    private double poison = 1;

    TinyTask() {
        this(STEPS);
    }

    /** With so many batches to an epoch. */
    TinyTask(int batches) {
        this.batches = batches;
        // operators this small wait for each other longer than they work
        TorchEngine.setThreads(1);
        DetectorSettings settings = new DetectorSettings(
                Detectors.ROTATED_RETINANET,
                "resnet18-quarter",
                8,
                1,
                2,
                List.of("a", "b"),
                BackboneOptions.torchvision());
        this.detector = Detectors.create(settings, manager, streams);
    }

    /** Makes every following loss not a number. */
    void poison() {
        poison = Double.NaN;
    }

    /** Answers the next validations with these scores. */
    TinyTask scoring(Double... next) {
        scores.addAll(List.of(next));
        return this;
    }

    RandomStreams streams() {
        return streams;
    }

    String digest(java.util.function.Predicate<NetworkPart> parts) {
        return parameters().digest(parameter -> parts.test(part(parameter)));
    }

    @Override
    public ParameterSet parameters() {
        return detector.parameters();
    }

    @Override
    public NetworkPart part(Parameter parameter) {
        return detector.part(parameter);
    }

    @Override
    public int batchesPerEpoch() {
        return batches;
    }

    @Override
    public List<String> classes() {
        return detector.classes();
    }

    @Override
    public Batches open(int epoch, int firstBatch) {
        return new Noise(epoch, firstBatch - 1);
    }

    /** The sum of all weights: as good a score as any that depends on each of them. */
    @Override
    public Scores validate(Progress progress) {
        if (!scores.isEmpty()) {
            return new Scores("map50", Map.of("map50", scores.removeFirst()), Map.of());
        }
        double sum = 0;
        for (Parameter parameter : parameters().all()) {
            for (float value : parameter.toFloatArray()) {
                sum += value;
            }
        }
        return new Scores("map50", Map.of("map50", sum), Map.of());
    }

    @Override
    public void close() {
        manager.close();
        TorchEngine.setThreads(threads);
    }

    private final class Noise implements Batches {
        private final int epoch;
        private int step;

        Noise(int epoch, int step) {
            this.epoch = epoch;
            this.step = step;
        }

        @Override
        public void next() {
            step++;
        }

        @Override
        public LossTerms loss(NDManager arrays) {
            RandomStream random = RandomStream.of(3).fork(epoch).fork(step);
            float[] pixels = new float[2 * 3 * SIDE * SIDE];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) (poison * random.nextDouble(-1, 1));
            }
            List<Targets> targets = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                float x = (float) random.nextDouble(15, 45);
                targets.add(new Targets(new float[] {x, 30, 24, 14, 0.4f}, new int[] {i}, new float[0]));
            }
            int[] sides = {SIDE, SIDE};
            return detector.loss(
                    new ImageBatch(arrays.create(pixels, new Shape(2, 3, SIDE, SIDE)), sides, sides), targets);
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
