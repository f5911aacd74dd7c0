package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** Losses of decoded boxes in the second stages of Rotated Faster R-CNN and Oriented R-CNN. */
final class OrientedDecodingTest {
    private static final List<OrientedCoder> CODERS =
            List.of(OrientedCoder.UPRIGHT_PROPOSALS, OrientedCoder.ORIENTED_PROPOSALS);

    @Test
    void theOffsetsOfATruthDecodeToIt() {
        float[] proposal = {20, 30, 16, 12, 0.25f};
        float[] truth = {22, 29, 20, 10, 0.5f};
        for (OrientedCoder coder : CODERS) {
            float[] offsets = new float[5];
            coder.encode(new BoxCoder.Packed(proposal, 0), new BoxCoder.Packed(truth, 0), offsets, 0);
            double[] box = new double[5];
            new OrientedDecoding(coder).decode(Positives.row(proposal, 0), Positives.row(offsets, 0), box);
            assertArrayEquals(new double[] {22, 29, 20, 10, 0.5}, box, 1e-4);
        }
    }

    @Test
    void gradientsThroughTheUnitsEqualCentralDifferences() {
        Positives one = Positives.of(1);
        System.arraycopy(new float[] {20, 30, 16, 12, 0.25f}, 0, one.anchors(), 0, 5);
        System.arraycopy(new float[] {22, 29, 20, 10, 0.5f}, 0, one.truths(), 0, 5);
        for (OrientedCoder coder : CODERS) {
            for (BoxLoss loss : List.of(new RotatedIouLoss(), new GwdLoss(), new KldLoss(), new KfIouLoss())) {
                DecodedRegression regression = new DecodedRegression(loss, new OrientedDecoding(coder));
                float[] raw = {0.5f, -0.6f, 0.4f, 0.3f, 0.1f};
                LossGradients.check(raw, new Shape(5), x -> regression.sum(x, one));
            }
        }
    }

    private static double regression(Detector detector, ImageBatch batch) {
        return detector.loss(batch, List.of(truth())).terms().get("regression").getFloat();
    }

    private static Targets truth() {
        return new Targets(new float[] {32, 32, 24, 12, 0.5f}, new int[] {1}, new float[0]);
    }

    private static ImageBatch noise(NDManager manager) {
        Random random = new Random(2);
        float[] values = new float[3 * 64 * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new ImageBatch(manager.create(values, new Shape(1, 3, 64, 64)), new int[] {64}, new int[] {64});
    }

    @ParameterizedTest
    @CsvSource({
        "rotated-faster-rcnn, rotated-iou",
        "rotated-faster-rcnn, gwd",
        "rotated-faster-rcnn, kld",
        "rotated-faster-rcnn, kfiou",
        "oriented-rcnn, rotated-iou",
        "oriented-rcnn, gwd",
        "oriented-rcnn, kld",
        "oriented-rcnn, kfiou"
    })
    void theSecondStageLearnsByTheChosenLoss(String name, String loss) {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            RandomStreams streams = new RandomStreams(3);
            List<String> classes = List.of("ship", "plane");
            BackboneOptions options = BackboneOptions.torchvision();
            DetectorSettings settings = new DetectorSettings(name, "resnet18-quarter", 16, 2, 2, classes, options);
            Detector detector = Detectors.create(settings.withBoxLoss(BoxLossChoice.of(loss)), manager, streams);
            ImageBatch batch = noise(manager);
            Parameter bias =
                    detector.parameters().find("roi_head.bbox_head.fc_reg.bias").orElseThrow();
            Map<String, Long> position = streams.state();
            float[] gradient;
            try (Recording recording = Recording.of(List.of(bias))) {
                recording.backward(
                        detector.loss(batch, List.of(truth())).terms().get("regression"));
                gradient = recording.gradient(bias).orElseThrow().toFloatArray();
            }
            for (int i = 0; i < 5; i++) {
                float[] at = bias.toFloatArray();
                double slope = 0;
                for (int sign : new int[] {1, -1}) {
                    float[] moved = at.clone();
                    moved[i] += sign * 0.01f;
                    bias.set(moved);
                    streams.restore(position);
                    slope += sign * regression(detector, batch) / 0.02;
                }
                bias.set(at);
                assertEquals(slope, gradient[i], 5e-3 * Math.max(0.1, Math.abs(slope)), "offset " + i);
            }
            streams.restore(position);
            assertTrue(regression(detector, batch) > 0);
        }
    }
}
