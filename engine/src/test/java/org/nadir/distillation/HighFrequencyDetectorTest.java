package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.detection.DetectionSettings;
import org.nadir.detection.Detectors;
import org.nadir.detection.ImageBatch;
import org.nadir.detection.PyramidDetector;
import org.nadir.nn.NetworkPart;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.Recording;

/** A head that reads high frequencies, as the amplifier of DS2D2 is trained. */
final class HighFrequencyDetectorTest {
    private SpectralPair small = new SpectralPair(Detectors.ROTATED_RETINANET);

    @AfterEach
    void close() {
        small.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotated-retinanet", "retinanet", "rotated-fcos", "faster-rcnn", "oriented-rcnn"})
    void itsHeadLearnsWithoutTheRestOfTheTeacher(String kind) {
        small.close();
        small = new SpectralPair(kind);
        PyramidDetector teacher = small.detector(1, SpectralPair.CHANNELS);
        HighFrequencyDetector amplifier = new HighFrequencyDetector(teacher);
        for (Parameter parameter : amplifier.parameters().trainable()) {
            parameter.trainable(amplifier.part(parameter) == NetworkPart.HEAD);
        }
        try (Recording recording = Recording.of(amplifier.parameters().trainable())) {
            recording.backward(
                    amplifier.loss(small.image(), SpectralPair.targets()).total());
            Parameter head = recording.parameters().get(0);
            assertEquals(NetworkPart.HEAD, amplifier.part(head));
            assertTrue(recording.gradient(head).isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"haar", "db2"})
    void itDetectsOnWhatIsFineInTheMaps(String wavelet) {
        PyramidDetector teacher = small.detector(1, SpectralPair.CHANNELS);
        DetectionSettings all = new DetectionSettings(0.001, 0.5, 50, 50);
        try (ImageBatch image = small.image()) {
            NDList fine = new NDList();
            teacher.pyramid(image)
                    .forEach(map -> fine.add(Wavelet.named(wavelet).highFrequencies(map)));
            assertEquals(
                    teacher.detect(fine, image, all), new HighFrequencyDetector(teacher, wavelet).detect(image, all));
            assertFalse(teacher.detect(fine, image, all).get(0).isEmpty());
        }
    }
}
