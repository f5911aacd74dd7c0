package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.nn.BackboneOptions;
import org.nadir.oracle.OracleFile;
import org.nadir.tensor.HostTensor;
import org.nadir.tensor.Ops;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** RetinaNet of the real MMDetection against this one: the numbers are those that src/test/oracle/retinanet_upright.py prints. */
class UprightParityTest {
    private final NDManager manager = TorchEngine.newManager("cpu");
    private final Detector detector = Detectors.create(
            new DetectorSettings(
                    Detectors.RETINANET,
                    "resnet18",
                    32,
                    4,
                    4,
                    List.of("plane", "ship", "harbor"),
                    BackboneOptions.torchvision()),
            manager,
            new RandomStreams(0));

    UprightParityTest() {
        for (Parameter parameter : detector.parameters().all()) {
            parameter.set(filled(parameter.name(), parameter.shape().getShape()).values());
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    /** The ranges of filled.py. */
    private static HostTensor filled(String name, long[] shape) {
        if (name.endsWith("retina_cls.weight") || name.endsWith("retina_reg.weight")) {
            double bound = name.endsWith("retina_cls.weight") ? 0.06 : 0.03;
            return OracleFile.filled(name, shape, -bound, bound);
        }
        if (name.endsWith("retina_cls.bias")) {
            return OracleFile.filled(name, shape, -3, -2);
        }
        if (name.endsWith("running_var")) {
            return OracleFile.filled(name, shape, 0.5, 1.5);
        }
        if (name.endsWith("running_mean") || name.endsWith("bias")) {
            return OracleFile.filled(name, shape, -0.1, 0.1);
        }
        if (shape.length == 1) {
            return OracleFile.filled(name, shape, 0.5, 1);
        }
        double fan = shape[1] * shape[2] * shape[3];
        double bound = Math.round(Math.sqrt(4 / fan) * 1e6) / 1e6;
        return OracleFile.filled(name, shape, -bound, bound);
    }

    private ImageBatch image() {
        HostTensor image = OracleFile.filled("image", new long[] {1, 3, 64, 96}, -2, 2);
        return new ImageBatch(
                Ops.constant(manager, image.values(), new Shape(image.shape())), new int[] {96}, new int[] {64});
    }

    @Test
    void itsLossesAreTheSame() {
        Targets targets =
                new Targets(new float[] {30, 24, 40, 16, 0.4f, 70, 40, 30, 28, -1.2f}, new int[] {0, 2}, new float[0]);
        LossTerms loss = detector.loss(image(), List.of(targets));
        assertEquals(0.6305522, loss.terms().get("classification").getFloat(), 1e-4);
        assertEquals(1.274097, loss.terms().get("regression").getFloat(), 1e-4);
    }

    @Test
    void itsBestDetectionsAreTheSame() {
        double[][] expected = {
            {26.6994, 14.9403, 87.8817, 37.5507, 0.271865},
            {26.6924, 2.51926, 82.2318, 29.5084, 0.248379},
            {0, 7.47602, 76.3706, 27.2073, 0.230354},
            {44.0448, 22.9193, 95.096, 46.7274, 0.214089},
            {5.50451, 18.0091, 64.9095, 38.4398, 0.20904}
        };
        List<Detection> found =
                detector.detect(image(), detector.usualSettings()).get(0);
        for (int i = 0; i < expected.length; i++) {
            Detection one = found.get(i);
            assertEquals(0, one.label());
            assertEquals(expected[i][4], one.score(), 1e-4);
            assertEquals(expected[i][0], one.box().bounds().minX(), 0.01);
            assertEquals(expected[i][1], one.box().bounds().minY(), 0.01);
            assertEquals(expected[i][2], one.box().bounds().maxX(), 0.01);
            assertEquals(expected[i][3], one.box().bounds().maxY(), 0.01);
        }
    }
}
