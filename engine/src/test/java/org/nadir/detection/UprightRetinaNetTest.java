package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.nn.BackboneOptions;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.Ops;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** RetinaNet on upright boxes: a quarter-width ResNet-18 with 16 channels in neck and head, two classes. */
final class UprightRetinaNetTest {
    private final NDManager manager = TorchEngine.newManager("cpu");

    private Detector detector() {
        DetectorSettings settings = new DetectorSettings(
                Detectors.RETINANET,
                "resnet18-quarter",
                16,
                2,
                4,
                List.of("ship", "plane"),
                BackboneOptions.torchvision());
        return Detectors.create(settings, manager, new RandomStreams(1));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private ImageBatch image() {
        float[] pixels =
                OracleFile.filled("image", new long[] {1, 3, 64, 64}, -2, 2).values();
        return new ImageBatch(Ops.constant(manager, pixels, new Shape(1, 3, 64, 64)), new int[] {64}, new int[] {50});
    }

    @Test
    void anAnchorHasFourOffsetsUnderTheNamesOfMmdetection() {
        assertEquals(
                new Shape(36, 16, 3, 3),
                detector()
                        .parameters()
                        .find("bbox_head.retina_reg.weight")
                        .orElseThrow()
                        .shape());
    }

    @Test
    void itsAnchorsLieInTheOrderOfMmdetection() {
        // ratio 0.5 first: 32 / sqrt(0.5) wide and 32 sqrt(0.5) high
        float[] sizes =
                AnchorSettings.retinaNet(4, RetinaVariant.horizontal().ratios()).baseSizes(8);
        assertEquals(45.2548f, sizes[0], 1e-3f);
        assertEquals(22.6274f, sizes[1], 1e-3f);
    }

    @Test
    void anObjectIsLearnedAsItsBoundingRectangle() {
        Targets turned = new Targets(new float[] {32, 30, 30, 12, 0.6f}, new int[] {1}, new float[0]);
        double expected = total(HorizontalBoxes.around(turned));
        assertEquals(expected, total(turned), 1e-6);
    }

    private double total(Targets targets) {
        return detector().loss(image(), List.of(targets)).total().getFloat();
    }

    @Test
    void detectionsAreUprightAndEndAtTheImage() {
        List<Detection> found = detector()
                .detect(image(), new DetectionSettings(0.005, 0.5, 50, 50))
                .get(0);
        assertTrue(found.size() > 10);
        for (Detection one : found) {
            double angle = one.box().angle();
            assertTrue(angle == 0 || Math.abs(angle + Math.PI / 2) < 1e-6, one.toString());
            var bounds = one.box().bounds();
            assertTrue(bounds.minX() >= -1e-3 && bounds.maxX() <= 64.001, one.toString());
            assertTrue(bounds.minY() >= -1e-3 && bounds.maxY() <= 50.001, one.toString());
        }
    }

    @Test
    void itIsSuppressedAsUprightDetectorsAre() {
        assertTrue(detector().upright());
        assertEquals(DetectionSettings.UPRIGHT, detector().usualSettings());
    }
}
