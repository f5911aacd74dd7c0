package org.nadir.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nadir.base.Progress;
import org.nadir.data.ImageSize;
import org.nadir.detection.Detection;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.Detector;
import org.nadir.detection.DetectorWeights;
import org.nadir.detection.Detectors;
import org.nadir.detection.SceneDetector;
import org.nadir.detection.Targets;
import org.nadir.freezing.FreezingSchedules;
import org.nadir.freezing.Moment;
import org.nadir.geometry.RotatedIou;
import org.nadir.geometry.RotatedNms;
import org.nadir.run.calibration.MeasuredStep;
import org.nadir.run.calibration.MeasuringProcess;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.Scenes;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ProcessMemory;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Safetensors;
import org.nadir.tensor.Sgd;
import org.nadir.tensor.TorchEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Nadir's side of the peer benchmark in a process of its own; answers the questions of {@code peer.py}. Not for people. */
@Command(name = "peer-variant", hidden = true, description = "Nadir's side of 'bench peer'.")
final class PeerVariantCommand implements Callable<Integer> {
    private static final int ROUNDS = 9;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Where the benchmark has put its files.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        return CommandOutput.run(false, this::measure);
    }

    private void measure(CommandOutput out) throws IOException {
        double idle = new ProcessMemory().residentBytes() / 1048576.0;
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            Side side = Side.of(new PeerFiles(folder), manager);
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String asked = questions.readLine(); asked != null; asked = questions.readLine()) {
                double[] answer = asked.equals("idle") ? new double[] {idle} : side.answer(asked);
                out.line(Arrays.stream(answer).mapToObj(Double::toString).collect(Collectors.joining(" ")));
            }
        }
    }

    /** The model, its batch and what can be asked of them. */
    private record Side(PeerFiles files, Detector detector, MeasuredStep step, float[] pixels, List<Targets> targets) {
        static Side of(PeerFiles files, NDManager manager) {
            Detector detector = Detectors.create(PeerFiles.settings(), manager, new RandomStreams(1));
            DetectorWeights.load(detector, Safetensors.read(files.weights()).tensors(), files.weights());
            Map<String, HostTensor> input = files.input();
            MeasuredStep step = new MeasuredStep(
                    detector, new Sgd(detector.parameters(), 0.9, 1e-4), new ImageSize(PeerFiles.SIDE, PeerFiles.SIDE));
            step.train(
                    FreezingSchedules.full(FreezingSchedules.referenceFixed()).at(Moment.ofEpoch(0, 1)));
            return new Side(files, detector, step, PeerFiles.values(input, "images"), PeerFiles.targets(input));
        }

        double[] answer(String asked) {
            String[] words = asked.split(" ");
            return switch (words[0]) {
                case "step" -> new double[] {step.run(images(), targets)};
                case "gradients" -> gradients(words[1]);
                case "peak" -> new double[] {new ProcessMemory().peakBytes() / 1048576.0};
                case "scene" -> scene();
                case "iou" -> iou();
                case "nms" -> nms();
                default -> throw new IllegalArgumentException(asked);
            };
        }

        private Function<NDManager, NDArray> images() {
            Shape shape = new Shape(targets.size(), 3, PeerFiles.SIDE, PeerFiles.SIDE);
            return manager -> Ops.constant(manager, pixels, shape);
        }

        /** Writes one gradient and gives the terms of the loss. */
        private double[] gradients(String name) {
            Parameter parameter = detector.parameters().find(name).orElseThrow();
            double[] losses = new double[2];
            step.record(images(), targets, (recording, terms) -> {
                losses[0] = Objects.requireNonNull(terms.get("classification")).getFloat();
                losses[1] = Objects.requireNonNull(terms.get("regression")).getFloat();
                float[] values = Ops.values(recording.gradient(parameter).orElseThrow());
                ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                try {
                    Files.write(files.gradients("nadir"), bytes.array());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return losses;
        }

        private double[] scene() {
            try (Scene scene = Scenes.open(files.scene())) {
                Rendering rendering = Rendering.of(scene);
                SceneDetector.Settings settings = new SceneDetector.Settings(
                        PeerFiles.WINDOW,
                        PeerFiles.OVERLAP,
                        2,
                        DetectionSettings.DEFAULT,
                        1,
                        SceneDetector.Borders.WHOLE_BOXES);
                long started = System.nanoTime();
                List<Detection> found = SceneDetector.detect(detector, scene, rendering, settings, Progress.none());
                return new double[] {(System.nanoTime() - started) / 1e6, found.size()};
            }
        }

        private double[] iou() {
            Map<String, HostTensor> boxes = files.boxes();
            float[] first = PeerFiles.values(boxes, "first");
            float[] second = PeerFiles.values(boxes, "second");
            double sum = 0;
            for (float value : RotatedIou.matrix(first, second)) {
                sum += value;
            }
            return new double[] {
                milliseconds(() -> RotatedIou.matrix(first, second)),
                sum,
                milliseconds(() -> RotatedIou.matrixOnThisThread(first, second))
            };
        }

        private double[] nms() {
            Map<String, HostTensor> boxes = files.boxes();
            float[] candidates = PeerFiles.values(boxes, "candidates");
            float[] scores = PeerFiles.values(boxes, "scores");
            int[] classes = new int[scores.length];
            int kept = RotatedNms.keep(candidates, scores, classes, PeerFiles.NMS_IOU).length;
            return new double[] {
                milliseconds(() -> RotatedNms.keep(candidates, scores, classes, PeerFiles.NMS_IOU)), kept
            };
        }

        private static double milliseconds(Runnable work) {
            double[] times = new double[ROUNDS];
            for (int i = -ROUNDS; i < ROUNDS; i++) {
                long started = System.nanoTime();
                work.run();
                times[Math.max(0, i)] = (System.nanoTime() - started) / 1e6;
            }
            return MeasuringProcess.median(times);
        }
    }
}
