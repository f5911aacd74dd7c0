package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.AdamW;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** A quarter-width ResNet-18 with 32 channels in the pyramid, two classes. */
final class TwoStageDetectorTest {
    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private Detector detector(String name, RandomStreams streams) {
        DetectorSettings settings = new DetectorSettings(
                name, "resnet18-quarter", 32, 2, 2, List.of("ship", "plane"), BackboneOptions.torchvision());
        return Detectors.create(settings, manager, streams);
    }

    private ImageBatch noise(int count) {
        Random random = new Random(2);
        float[] values = new float[count * 3 * 64 * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        int[] side = new int[count];
        Arrays.fill(side, 64);
        return new ImageBatch(manager.create(values, new Shape(count, 3, 64, 64)), side, side);
    }

    private static Targets one() {
        return new Targets(new float[] {32, 32, 24, 12, 0.5f}, new int[] {1}, new float[0]);
    }

    @Test
    void namesAndShapesAreThoseOfMmRotate() {
        Detector oriented = detector(Detectors.ORIENTED_RCNN, new RandomStreams(1));
        Map<String, Shape> wanted = Map.of(
                "neck.fpn_convs.3.conv.weight", new Shape(32, 32, 3, 3),
                "rpn_head.rpn_conv.weight", new Shape(32, 32, 3, 3),
                "rpn_head.rpn_cls.weight", new Shape(3, 32, 1, 1),
                "rpn_head.rpn_reg.bias", new Shape(18),
                "roi_head.bbox_head.shared_fcs.0.weight", new Shape(128, 1568),
                "roi_head.bbox_head.shared_fcs.1.bias", new Shape(128),
                "roi_head.bbox_head.fc_cls.weight", new Shape(3, 128),
                "roi_head.bbox_head.fc_reg.weight", new Shape(5, 128));
        wanted.forEach(
                (name, shape) -> assertEquals(shape, parameter(oriented, name).shape(), name));
        Detector rotated = detector(Detectors.ROTATED_FASTER_RCNN, new RandomStreams(1));
        assertEquals(new Shape(12), parameter(rotated, "rpn_head.rpn_reg.bias").shape());
        Detector upright = detector(Detectors.FASTER_RCNN, new RandomStreams(1));
        assertEquals(
                new Shape(8),
                parameter(upright, "roi_head.bbox_head.fc_reg.bias").shape());
        assertEquals(NetworkPart.NECK, oriented.part(parameter(oriented, "neck.lateral_convs.0.conv.weight")));
        assertEquals(NetworkPart.HEAD, oriented.part(parameter(oriented, "rpn_head.rpn_conv.weight")));
        assertEquals(NetworkPart.HEAD, oriented.part(parameter(oriented, "roi_head.bbox_head.fc_cls.bias")));
    }

    private static Parameter parameter(Detector detector, String name) {
        return detector.parameters().find(name).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {Detectors.ROTATED_FASTER_RCNN, Detectors.ORIENTED_RCNN, Detectors.FASTER_RCNN})
    void everyPartLearnsFromAnObject(String name) {
        Detector detector = detector(name, new RandomStreams(1));
        try (Recording recording = Recording.of(detector.parameters().trainable())) {
            LossTerms terms = detector.loss(noise(1), List.of(one()));
            terms.terms().values().forEach(term -> assertTrue(Float.isFinite(term.getFloat())));
            // an untrained head says about a half for every anchor
            assertEquals(
                    Math.log(2), terms.terms().get("proposal classification").getFloat(), 0.05);
            recording.backward(terms.total());
            for (Parameter parameter : recording.parameters()) {
                assertTrue(recording.gradient(parameter).isPresent(), parameter.name());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Detectors.ROTATED_FASTER_RCNN, Detectors.ORIENTED_RCNN, Detectors.FASTER_RCNN})
    void recordedGradientsAreThoseOfDifferences(String name) {
        RandomStreams streams = new RandomStreams(3);
        Detector detector = detector(name, streams);
        ImageBatch batch = noise(1);
        Map<String, Long> position = streams.state();
        // what the first stage says moves the regions of the second, which no gradient follows: each has its own terms
        Map<String, List<String>> ownTerms = Map.of(
                "rpn_head.rpn_conv.bias", List.of("proposal classification", "proposal regression"),
                "rpn_head.rpn_cls.bias", List.of("proposal classification"),
                "rpn_head.rpn_reg.bias", List.of("proposal regression"),
                "roi_head.bbox_head.shared_fcs.0.bias", List.of("classification", "regression"),
                "roi_head.bbox_head.fc_cls.bias", List.of("classification"),
                "roi_head.bbox_head.fc_reg.bias", List.of("regression"));
        ownTerms.forEach((key, terms) -> {
            Parameter parameter = parameter(detector, key);
            float[] gradient;
            try (Recording recording = Recording.of(List.of(parameter))) {
                streams.restore(position);
                recording.backward(sum(detector.loss(batch, List.of(one())), terms));
                gradient = recording.gradient(parameter).orElseThrow().toFloatArray();
            }
            for (int i = 0; i < Math.min(3, gradient.length); i++) {
                float[] at = parameter.toFloatArray();
                double slope = 0;
                for (int sign : new int[] {1, -1}) {
                    float[] moved = at.clone();
                    moved[i] += sign * 0.01f;
                    parameter.set(moved);
                    streams.restore(position);
                    slope += sign
                            * sum(detector.loss(batch, List.of(one())), terms).getFloat()
                            / 0.02;
                }
                parameter.set(at);
                assertEquals(slope, gradient[i], 2e-3 * Math.max(1, Math.abs(slope)), key + " " + i);
            }
        });
    }

    private static NDArray sum(LossTerms loss, List<String> terms) {
        NDArray sum = loss.terms().get(terms.get(0));
        for (String term : terms.subList(1, terms.size())) {
            sum = sum.add(loss.terms().get(term));
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {Detectors.ROTATED_FASTER_RCNN, Detectors.ORIENTED_RCNN, Detectors.FASTER_RCNN})
    void aBatchWithoutObjectsHasALossAndGradients(String name) {
        Detector detector = detector(name, new RandomStreams(1));
        Targets none = new Targets(new float[0], new int[0], new float[0]);
        try (Recording recording = Recording.of(detector.parameters().trainable())) {
            LossTerms terms = detector.loss(noise(2), List.of(none, none));
            assertEquals(0, terms.terms().get("regression").getFloat(), 1e-9f);
            recording.backward(terms.total());
            assertTrue(recording
                    .gradient(parameter(detector, "backbone.layer4.1.conv2.weight"))
                    .isPresent());
        }
    }

    @Test
    void anImageThatIsIgnoredAltogetherTeachesNothing() {
        Detector detector = detector(Detectors.ORIENTED_RCNN, new RandomStreams(1));
        Targets ignored = new Targets(new float[0], new int[0], new float[] {32, 32, 900, 900, 0});
        try (Recording recording = Recording.of(detector.parameters().trainable())) {
            LossTerms terms = detector.loss(noise(1), List.of(ignored));
            terms.terms().forEach((term, value) -> assertEquals(0, value.getFloat(), 1e-9f, term));
            recording.backward(terms.total());
        }
    }

    @Test
    void samplesFollowTheStreamsAndTheirSavedPosition() {
        RandomStreams streams = new RandomStreams(5);
        Detector detector = detector(Detectors.ORIENTED_RCNN, streams);
        ImageBatch batch = noise(2);
        double first = total(detector, batch);
        Map<String, Long> position = streams.state();
        double second = total(detector, batch);
        assertNotEquals(first, second);
        streams.restore(position);
        assertEquals(second, total(detector, batch));
        assertEquals(first, total(detector(Detectors.ORIENTED_RCNN, new RandomStreams(5)), batch));
    }

    @Test
    void aRepeatedStepHasTheSameGradientBitForBit() {
        RandomStreams streams = new RandomStreams(5);
        Detector detector = detector(Detectors.ORIENTED_RCNN, streams);
        ImageBatch batch = noise(2);
        Map<String, Long> position = streams.state();
        List<float[]> gradients = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            streams.restore(position);
            try (Recording recording = Recording.of(detector.parameters().trainable())) {
                recording.backward(detector.loss(batch, List.of(one(), one())).total());
                Parameter first = parameter(detector, "backbone.conv1.weight");
                gradients.add(recording.gradient(first).orElseThrow().toFloatArray());
            }
        }
        assertArrayEquals(gradients.get(0), gradients.get(1));
    }

    private static double total(Detector detector, ImageBatch batch) {
        return detector.loss(batch, List.of(one(), one())).total().getFloat();
    }

    @Test
    void detectingDrawsNothing() {
        RandomStreams streams = new RandomStreams(5);
        Detector detector = detector(Detectors.ORIENTED_RCNN, streams);
        Map<String, Long> before = streams.state();
        detector.detect(noise(2), DetectionSettings.DEFAULT);
        assertEquals(before, streams.state());
    }

    @Test
    void uprightDetectionsLieInTheImageAlongItsAxes() {
        Detector detector = detector(Detectors.FASTER_RCNN, new RandomStreams(1));
        List<Detection> found = detector.detect(noise(1), new DetectionSettings(0.05, 0.5, 100, 100))
                .get(0);
        assertFalse(found.isEmpty());
        for (Detection detection : found) {
            double angle = detection.box().angle();
            assertTrue(angle == 0 || angle == -Math.PI / 2, "angle " + angle);
            assertTrue(detection.box().bounds().minX() >= -1e-3);
            assertTrue(detection.box().bounds().maxY() <= 64 + 1e-3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Detectors.ROTATED_FASTER_RCNN, Detectors.ORIENTED_RCNN, Detectors.FASTER_RCNN})
    void aFewDrawnRectanglesAreLearntByHeart(String name) {
        Detector detector = detector(name, new RandomStreams(1));
        DrawnRectangles drawn = DrawnRectangles.of(2, 128, 7);
        DrawnRectangles shown = detector.upright() ? drawn.upright() : drawn;
        // maps this small gain nothing from a second thread, and lose much to it on a busy machine
        int threads = TorchEngine.threads();
        TorchEngine.setThreads(1);
        AdamW optimiser = new AdamW(detector.parameters(), AdamW.Settings.withDecay(0));
        double recalled = 0;
        for (int step = 0; step < 90 && recalled < 1; step++) {
            try (NDManager scope = manager.newSubManager();
                    Recording recording = Recording.of(detector.parameters().trainable())) {
                LossTerms terms = detector.loss(shown.batch(scope), shown.targets());
                recording.backward(terms.total());
                optimiser.step(recording, 2e-3);
            }
            if (step >= 39 && step % 10 == 9) {
                recalled = shown.recalled(detector.detect(shown.batch(manager), detector.usualSettings()));
            }
        }
        TorchEngine.setThreads(threads);
        assertEquals(1, recalled);
    }
}
