package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** A quarter-width ResNet-18 with 16 channels in neck and head, two classes. */
final class RotatedFcosTest {
    private final NDManager manager = TorchEngine.newManager("cpu");

    private static DetectorSettings settings() {
        return new DetectorSettings(
                "rotated-fcos", "resnet18-quarter", 16, 2, 4, List.of("ship", "plane"), BackboneOptions.torchvision());
    }

    private Detector detector() {
        return Detectors.create(settings(), manager, new RandomStreams(1));
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
        Arrays.fill(side, 64);
        return new ImageBatch(manager.create(values, new Shape(count, 3, 64, 64)), side, side);
    }

    private static Targets one() {
        return new Targets(new float[] {30, 34, 30, 20, 0.4f}, new int[] {1}, new float[0]);
    }

    private static Parameter find(Detector detector, String name) {
        return detector.parameters().find(name).orElseThrow();
    }

    @Test
    void theHeadIsNamedAsInMmRotate() {
        Detector detector = detector();
        for (String name : List.of(
                "bbox_head.cls_convs.1.conv.weight",
                "bbox_head.cls_convs.1.gn.weight",
                "bbox_head.reg_convs.0.gn.bias",
                "bbox_head.conv_cls.bias",
                "bbox_head.conv_reg.weight",
                "bbox_head.conv_angle.weight",
                "bbox_head.conv_centerness.bias",
                "bbox_head.scales.4.scale",
                "bbox_head.scale_angle.scale",
                "neck.fpn_convs.3.conv.weight")) {
            assertTrue(detector.parameters().find(name).isPresent(), name);
        }
        assertTrue(detector.parameters().find("bbox_head.cls_convs.0.conv.bias").isEmpty());
        assertEquals(new Shape(), find(detector, "bbox_head.scales.0.scale").shape());
        assertEquals(
                new Shape(16, 16, 3, 3),
                find(detector, "neck.fpn_convs.3.conv.weight").shape());
    }

    @Test
    void groupsOfChannelsAreThirtyTwoOrWhatDividesThem() {
        assertEquals(32, FcosHead.dealt(256));
        assertEquals(16, FcosHead.dealt(16));
        assertEquals(8, FcosHead.dealt(24));
        assertEquals(1, FcosHead.dealt(7));
    }

    @Test
    void anUntrainedHeadScoresHalfAHundredth() {
        // a class scores 0.01 and a centreness a half
        List<List<Detection>> found = detector().detect(noise(1), new DetectionSettings(0.005, 0.99, 50, 50));
        assertEquals(0.005, found.get(0).get(0).score(), 0.003);
    }

    @Test
    void aBatchWithoutObjectsHasALossAndGradients() {
        Detector detector = detector();
        List<Targets> none = List.of(new Targets(new float[0], new int[0], new float[0]));
        try (Recording recording = Recording.of(detector.parameters().trainable())) {
            LossTerms terms = detector.loss(noise(1), none);
            recording.backward(terms.total());
            assertEquals(0, terms.terms().get("regression").getFloat());
            assertEquals(0, terms.terms().get("centreness").getFloat());
            assertTrue(recording
                    .gradient(find(detector, "backbone.layer4.1.conv2.weight"))
                    .isPresent());
        }
    }

    @Test
    void anUntrainedCentrenessCostsTheLogarithmOfTwo() {
        LossTerms terms = detector().loss(noise(1), List.of(one()));
        assertEquals(Math.log(2), terms.terms().get("centreness").getFloat(), 0.05);
    }

    @Test
    void allPartsOfTheHeadLearn() {
        Detector detector = detector();
        try (Recording recording = Recording.of(detector.parameters().trainable())) {
            LossTerms terms = detector.loss(noise(2), List.of(one(), one()));
            recording.backward(terms.total());
            for (String name : List.of(
                    "bbox_head.scales.0.scale",
                    "bbox_head.scale_angle.scale",
                    "bbox_head.conv_centerness.weight",
                    "bbox_head.cls_convs.0.gn.weight",
                    "bbox_head.reg_convs.0.conv.weight")) {
                float[] gradient =
                        recording.gradient(find(detector, name)).orElseThrow().toFloatArray();
                double sum = 0;
                for (float value : gradient) {
                    sum += Math.abs(value);
                }
                assertTrue(sum > 0 && Double.isFinite(sum), name + " " + sum);
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameLossAndGradient() {
        float[][] gradients = new float[2][];
        for (int i = 0; i < 2; i++) {
            Detector detector = detector();
            try (Recording recording = Recording.of(detector.parameters().trainable())) {
                recording.backward(detector.loss(noise(1), List.of(one())).total());
                gradients[i] = recording
                        .gradient(find(detector, "bbox_head.conv_reg.weight"))
                        .orElseThrow()
                        .toFloatArray();
            }
        }
        assertArrayEquals(gradients[0], gradients[1]);
    }

    @Test
    void aLossOfOffsetsIsRefusedWithThoseThatFit() {
        DetectorSettings wrong = settings().withBoxLoss(BoxLossChoice.of("l1"));
        UserProblem problem =
                assertThrows(UserProblem.class, () -> Detectors.create(wrong, manager, new RandomStreams(1)));
        assertTrue(problem.getMessage().contains("rotated-iou, gwd, kld, kfiou"));
    }

    @Test
    void aFewDrawnRectanglesAreLearntByHeart() {
        Detector fresh = Detectors.create(settings(), manager, new RandomStreams(2));
        double recalled = LearntDrawings.recalled(fresh, 150);
        assertTrue(recalled >= 0.9, "recalled " + recalled);
    }
}
