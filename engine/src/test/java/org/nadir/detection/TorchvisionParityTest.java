package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.nn.BackboneOptions;
import org.nadir.nn.WeightLoader;
import org.nadir.nn.WeightReport;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** The real RetinaNet of torchvision against this one: same weights by its names, same image (see src/test/oracle). */
class TorchvisionParityTest {
    private static final int LABELS = 4;

    private final OracleFile oracle = OracleFile.open("torchvision-retinanet-r18");
    private final NDManager manager = TorchEngine.newManager("cpu");
    private final RetinaNet net = retinaNet();

    @AfterEach
    void close() {
        manager.close();
    }

    private RetinaNet retinaNet() {
        TorchvisionDetector theirs =
                TorchvisionDetector.of(Path.of("retina.pth"), oracle.weights()).orElseThrow();
        Map<String, String> values = theirs.values();
        DetectorSettings settings = new DetectorSettings(
                values.getOrDefault("model.detector", ""),
                values.getOrDefault("model.backbone", ""),
                32,
                4,
                4,
                List.of(new Gson().fromJson(oracle.note("classes"), String[].class)),
                BackboneOptions.torchvision());
        PyramidDetector detector = Detectors.create(settings, manager, new RandomStreams(0));
        WeightReport report = WeightLoader.load(detector.parameters(), "", theirs.tensors());
        assertTrue(report.complete(), report.summary());
        assertEquals(List.of(), report.ignored());
        return (RetinaNet) detector;
    }

    private ImageBatch image() {
        HostTensor image = oracle.image();
        NDArray pixels = Ops.constant(manager, image.values(), new Shape(image.shape()));
        return new ImageBatch(pixels, new int[] {(int) image.shape()[3]}, new int[] {(int) image.shape()[2]});
    }

    @Test
    void theHeadAnswersTheSameButForTheBackground() {
        RetinaHead.Output output = net.forward(net.pyramid(image()));
        assertArrayEquals(withoutBackground(oracle.output("logits").values()), Ops.values(output.logits()), 1e-4f);
        assertArrayEquals(oracle.output("deltas").values(), Ops.values(output.deltas()), 1e-4f);
    }

    private static float[] withoutBackground(float[] logits) {
        float[] kept = new float[logits.length / LABELS * (LABELS - 1)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = logits[i / (LABELS - 1) * LABELS + i % (LABELS - 1) + 1];
        }
        return kept;
    }

    @Test
    void everyAnchorsOffsetsDecodeToTheSameCorners() {
        AnchorGrid grid = AnchorGrid.of(
                RetinaVariant.torchvision().anchors(4), new int[] {12, 6, 3, 2, 1}, new int[] {8, 4, 2, 1, 1});
        float[] expected = oracle.output("boxes").values();
        assertEquals(expected.length, 4 * grid.total());
        float[] anchor = new float[5];
        float[] box = new float[5];
        float[] corners = new float[expected.length];
        for (int i = 0; i < grid.total(); i++) {
            grid.write(i, anchor, 0);
            HorizontalCoder.PLAIN.decode(
                    new BoxCoder.Packed(anchor, 0), oracle.output("deltas").values(), i, new BoxCoder.Packed(box, 0));
            corners[4 * i] = box[0] - box[2] / 2;
            corners[4 * i + 1] = box[1] - box[3] / 2;
            corners[4 * i + 2] = box[0] + box[2] / 2;
            corners[4 * i + 3] = box[1] + box[3] / 2;
        }
        assertArrayEquals(expected, corners, 1e-3f);
    }

    @Test
    void itsBestDetectionsAreTheSame() {
        float[] expected = oracle.output("detections").values();
        List<Detection> found = net.detect(image(), net.usualSettings()).get(0);
        for (int i = 0; i < expected.length / 6; i++) {
            Detection one = found.get(i);
            assertEquals(expected[6 * i + 5] - 1, one.label(), "label of " + i);
            assertEquals(expected[6 * i + 4], one.score(), 1e-4, "score of " + i);
            assertEquals(expected[6 * i], one.box().bounds().minX(), 0.01, "left of " + i);
            assertEquals(expected[6 * i + 1], one.box().bounds().minY(), 0.01, "top of " + i);
            assertEquals(expected[6 * i + 2], one.box().bounds().maxX(), 0.01, "right of " + i);
            assertEquals(expected[6 * i + 3], one.box().bounds().maxY(), 0.01, "bottom of " + i);
        }
    }

    @Test
    void itsInputIsTheSame() {
        for (int band = 0; band < 3; band++) {
            assertEquals(new double[] {0.485, 0.456, 0.406}[band], net.input().mean()[band] / 255, 1e-7);
            assertEquals(new double[] {0.229, 0.224, 0.225}[band], net.input().std()[band] / 255, 1e-7);
        }
    }
}
