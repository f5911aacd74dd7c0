package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** A quarter-width ResNet-18 with 16 channels in neck and head, two classes. */
final class RotatedRetinaNetTest {
    private final NDManager manager = TorchEngine.newManager("cpu");

    private static DetectorSettings settings(String... classes) {
        return new DetectorSettings(
                "rotated-retinanet", "resnet18-quarter", 16, 2, 4, List.of(classes), BackboneOptions.torchvision());
    }

    private Detector detector() {
        return Detectors.create(settings("ship", "plane"), manager, new RandomStreams(1));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private ImageBatch noise(int count) {
        Random random = new Random(2);
        float[] values = new float[count * 3 * 64 * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        int[] side = new int[count];
        java.util.Arrays.fill(side, 64);
        return new ImageBatch(manager.create(values, new Shape(count, 3, 64, 64)), side, side);
    }

    @Test
    void headAndNeckAreNamedAsInMmRotate() {
        Detector detector = detector();
        for (String name : List.of(
                "backbone.layer1.0.conv1.weight",
                "neck.lateral_convs.0.conv.weight",
                "bbox_head.cls_convs.1.conv.weight",
                "bbox_head.reg_convs.0.conv.bias",
                "bbox_head.retina_cls.bias",
                "bbox_head.retina_reg.weight")) {
            assertTrue(detector.parameters().find(name).isPresent(), name);
        }
    }

    @Test
    void partsFollowTheNames() {
        Detector detector = detector();
        assertEquals(
                NetworkPart.STAGE2,
                detector.part(detector.parameters()
                        .find("backbone.layer2.0.conv1.weight")
                        .orElseThrow()));
        assertEquals(
                NetworkPart.NECK,
                detector.part(
                        detector.parameters().find("neck.fpn_convs.4.conv.bias").orElseThrow()));
        assertEquals(
                NetworkPart.HEAD,
                detector.part(detector.parameters()
                        .find("bbox_head.retina_cls.weight")
                        .orElseThrow()));
    }

    @Test
    void anUntrainedHeadScoresAboutOneHundredth() {
        List<List<Detection>> found = detector().detect(noise(1), new DetectionSettings(0.005, 0.99, 50, 50));
        assertEquals(0.01, found.get(0).get(0).score(), 0.003);
        assertTrue(detector().detect(noise(1), DetectionSettings.DEFAULT).get(0).isEmpty());
    }

    @Test
    void aBatchWithoutObjectsHasALossAndGradients() {
        Detector detector = detector();
        List<Targets> none = List.of(new Targets(new float[0], new int[0], new float[0]));
        try (Recording recording = Recording.of(detector.parameters().trainable())) {
            LossTerms terms = detector.loss(noise(1), none);
            recording.backward(terms.total());
            assertEquals(0, terms.terms().get("regression").getFloat());
            assertTrue(recording
                    .gradient(detector.parameters()
                            .find("backbone.layer4.1.conv2.weight")
                            .orElseThrow())
                    .isPresent());
        }
    }

    @Test
    void theLossOfAnUntrainedHeadIsWhatItsPriorSays() {
        // every logit is -ln 99 but for noise: background costs 0.75e-4 * 0.01005034 an entry, an object 0.25 * 0.9801
        // * 4.60517
        Targets one = new Targets(new float[] {32, 32, 32, 32, 0}, new int[] {1}, new float[0]);
        LossTerms terms = detector().loss(noise(1), List.of(one));
        AnchorGrid grid =
                AnchorGrid.of(AnchorSettings.retinaNet(4), new int[] {8, 4, 2, 1, 1}, new int[] {8, 4, 2, 1, 1});
        int[] assigned = new MaxIouAssigner(AssignerSettings.RETINANET).assign(grid, one, 64, 64);
        long positives = java.util.Arrays.stream(assigned).filter(v -> v > 0).count();
        long trained = java.util.Arrays.stream(assigned).filter(v -> v >= 0).count();
        double background = 0.75e-4 * 0.01005034;
        double object = 0.25 * 0.9801 * 4.60517;
        double expected = (positives * object + (2 * trained - positives) * background) / positives;
        assertEquals(expected, terms.terms().get("classification").getFloat(), 0.03);
    }

    @Test
    void theShareOfEachImageDependsOnTheOthersOnlyThroughTheNumberOfPositives() {
        Detector detector = detector();
        Targets one = new Targets(new float[] {32, 32, 32, 32, 0}, new int[] {1}, new float[0]);
        ImageBatch two = noise(2);
        double both = detector.loss(two, List.of(one, one)).total().getFloat();
        NDArray first = two.pixels().get("0:1");
        NDArray second = two.pixels().get("1:2");
        int[] side = {64};
        double sum = detector.loss(new ImageBatch(first, side, side), List.of(one))
                        .total()
                        .getFloat()
                + detector.loss(new ImageBatch(second, side, side), List.of(one))
                        .total()
                        .getFloat();
        assertEquals(sum / 2, both, 1e-4);
    }

    @Test
    void aCheckpointOfOtherClassesIsRefusedWithTheDifference() {
        Map<String, HostTensor> other = Detectors.create(
                        settings("ship", "plane", "car"), manager, new RandomStreams(1))
                .parameters()
                .export();
        Detector detector = detector();
        String before = detector.parameters().digest(p -> true);
        UserProblem problem = assertThrows(
                UserProblem.class, () -> DetectorWeights.load(detector, other, Path.of("best.safetensors")));
        assertTrue(problem.getMessage().contains("bbox_head.retina_cls.weight is [27, 16, 3, 3] in the file"));
        assertEquals(before, detector.parameters().digest(p -> true));
    }

    @Test
    void aCheckpointThatLacksATensorOrHasAForeignOneIsRefused() {
        Detector detector = detector();
        Map<String, HostTensor> lacking =
                new LinkedHashMap<>(detector.parameters().export());
        lacking.remove("neck.lateral_convs.0.conv.weight");
        lacking.put("roi_head.fc.weight", HostTensor.of(1f));
        UserProblem problem = assertThrows(
                UserProblem.class, () -> DetectorWeights.load(detector, lacking, Path.of("best.safetensors")));
        assertTrue(problem.getMessage().contains("neck.lateral_convs.0.conv.weight is not in the file"));
        assertTrue(problem.getMessage().contains("roi_head.fc.weight is unknown"));
    }

    @Test
    void weightsThatAreLoadedBackGiveTheSameDetector() {
        Detector trained = Detectors.create(settings("ship", "plane"), manager, new RandomStreams(9));
        Detector detector = detector();
        DetectorWeights.load(detector, trained.parameters().export(), Path.of("best.safetensors"));
        assertEquals(
                trained.parameters().digest(p -> true), detector.parameters().digest(p -> true));
    }

    @Test
    void anUnknownDetectorIsNamedWithTheKnownOnes() {
        DetectorSettings unknown =
                new DetectorSettings("yolo", "resnet18", 16, 2, 4, List.of("ship"), BackboneOptions.torchvision());
        UserProblem problem =
                assertThrows(UserProblem.class, () -> Detectors.create(unknown, manager, new RandomStreams(1)));
        assertTrue(problem.getMessage().contains("rotated-retinanet"));
    }

    @Test
    void aFewDrawnRectanglesAreLearntByHeart() {
        Detector fresh = Detectors.create(settings("ship", "plane"), manager, new RandomStreams(2));
        double recalled = LearntDrawings.recalled(fresh, 180);
        assertTrue(recalled >= 0.9, "recalled " + recalled);
    }
}
