package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** Pyramid and head of every detector apart: quarter-width ResNet-18, 16 channels, noise of 64 px. */
class PyramidDetectorTest {
    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private PyramidDetector detector(String name) {
        DetectorSettings settings = new DetectorSettings(
                name, "resnet18-quarter", 16, 1, 4, List.of("ship", "plane"), BackboneOptions.torchvision());
        return Detectors.create(settings, manager, new RandomStreams(1));
    }

    private ImageBatch noise() {
        NDArray pixels = manager.randomNormal(new Shape(2, 3, 64, 64));
        return new ImageBatch(pixels, new int[] {64, 60}, new int[] {64, 50});
    }

    private static List<Targets> targets() {
        float[] none = {};
        return List.of(
                new Targets(new float[] {20, 30, 24, 10, 0.3f}, new int[] {0}, none),
                new Targets(new float[] {40, 20, 30, 20, -0.5f}, new int[] {1}, none));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Detectors.ROTATED_RETINANET,
                Detectors.RETINANET,
                Detectors.ROTATED_FCOS,
                Detectors.ORIENTED_RCNN,
                Detectors.FASTER_RCNN
            })
    void pyramidAndHeadApartAreTheWholeDetector(String name) {
        PyramidDetector whole = detector(name);
        PyramidDetector apart = detector(name);
        ImageBatch batch = noise();
        try (NDList pyramid = apart.pyramid(batch)) {
            assertEquals(values(whole.loss(batch, targets())), values(apart.loss(pyramid, batch, targets())));
            DetectionSettings wanted = new DetectionSettings(0.001, 0.5, 100, 20);
            assertEquals(whole.detect(batch, wanted), apart.detect(pyramid, batch, wanted));
        }
    }

    private static Map<String, Float> values(LossTerms terms) {
        Map<String, Float> values = new TreeMap<>();
        terms.terms().forEach((name, term) -> values.put(name, term.getFloat()));
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {Detectors.RETINANET, Detectors.ROTATED_FCOS, Detectors.ORIENTED_RCNN})
    void theMapsOfThePyramidFollowItsStrides(String name) {
        PyramidDetector detector = detector(name);
        try (NDList pyramid = detector.pyramid(noise())) {
            assertEquals(5, pyramid.size());
            for (int level = 0; level < 5; level++) {
                long cells = (64 + detector.strides().get(level) - 1)
                        / detector.strides().get(level);
                assertEquals(
                        new Shape(2, detector.neckChannels(), cells, cells),
                        pyramid.get(level).getShape());
            }
        }
    }
}
