package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.detection.Detectors;
import org.nadir.detection.LossTerms;
import org.nadir.detection.PyramidDetector;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.Recording;
import org.nadir.tensor.Sgd;

/** DS2D2 as a whole on small pairs. */
final class SpectralDistillerTest {
    private static final List<String> ALL = List.of("low explicit", "high explicit", "full implicit", "high implicit");

    private SpectralPair small = new SpectralPair(Detectors.ROTATED_RETINANET);

    @AfterEach
    void close() {
        small.close();
    }

    private void use(String kind) {
        small.close();
        small = new SpectralPair(kind);
    }

    private static String digest(PyramidDetector detector) {
        ParameterSet set = detector.parameters();
        return set.digest(parameter -> !parameter.name().startsWith("distillation"));
    }

    private Map<String, NDArray> terms(DistillationSettings settings, Pair pair) {
        return Distillers.create(settings, pair).terms(small.batch(pair));
    }

    @Test
    void theFourTermsAreCurvesOfTheirOwnTimesTheirWeights() {
        Map<String, NDArray> once = terms(SpectralPair.settings(1, 1, 1, 1), small.pair());
        Map<String, NDArray> weighted = terms(SpectralPair.settings(2, 0.5, 3, 0.25), small.pair());
        assertEquals(ALL, new ArrayList<>(once.keySet()));
        double[] factors = {2, 0.5, 3, 0.25};
        for (int i = 0; i < 4; i++) {
            double expected = factors[i] * once.get(ALL.get(i)).getFloat();
            assertEquals(expected, weighted.get(ALL.get(i)).getFloat(), 1e-5 * expected, ALL.get(i));
            assertTrue(expected > 0, ALL.get(i));
        }
    }

    @Test
    void aTermOfWeightZeroIsLeftOut() {
        assertEquals(
                List.of("high explicit", "full implicit"),
                new ArrayList<>(
                        terms(SpectralPair.settings(0, 1, 1, 0), small.pair()).keySet()));
    }

    @Test
    void withoutExplicitTermsTheStudentGetsNoAdapter() {
        Pair pair = small.pair();
        assertEquals(
                List.of("full implicit"),
                new ArrayList<>(terms(SpectralPair.settings(0, 0, 1, 0), pair).keySet()));
        assertFalse(
                pair.student().parameters().find("distillation.adapter.weight").isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rotated-retinanet",
                "retinanet",
                "rotated-fcos",
                "faster-rcnn",
                "rotated-faster-rcnn",
                "oriented-rcnn"
            })
    void equalDetectorsHaveNothingToLearn(String kind) {
        use(kind);
        Pair pair = new Pair(
                small.detector(1, SpectralPair.CHANNELS),
                small.detector(1, SpectralPair.CHANNELS),
                Optional.of(small.detector(3, SpectralPair.CHANNELS)));
        Distiller distiller = Distillers.create(SpectralPair.settings(1, 1, 1, 1), pair);
        SpectralPair.identity(pair);
        distiller.terms(small.batch(pair)).forEach((name, term) -> assertEquals(0, term.getFloat(), 1e-5, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rotated-retinanet",
                "retinanet",
                "rotated-fcos",
                "faster-rcnn",
                "rotated-faster-rcnn",
                "oriented-rcnn"
            })
    void aStepMovesTheStudentAndLeavesTeacherAndAmplifierBitForBit(String kind) {
        use(kind);
        Pair pair = small.pair();
        Distiller distiller = Distillers.create(SpectralPair.settings(1, 1, 1, 1), pair);
        String student = digest(pair.student());
        String teacher = digest(pair.teacher());
        String amplifier = digest(pair.amplifier().orElseThrow());
        Parameter adapter =
                pair.student().parameters().find("distillation.adapter.weight").orElseThrow();
        try (Recording recording = Recording.of(pair.student().parameters().trainable())) {
            recording.backward(new LossTerms(distiller.terms(small.batch(pair))).total());
            assertTrue(recording.gradient(adapter).isPresent());
            new Sgd(pair.student().parameters(), 0, 0).step(recording, 0.1);
        }
        assertNotEquals(student, digest(pair.student()));
        assertEquals(teacher, digest(pair.teacher()));
        assertEquals(amplifier, digest(pair.amplifier().orElseThrow()));
    }

    @Test
    void narrowStudentsLearnFromWideTeachers() {
        Pair pair = new Pair(small.detector(1, 4), small.detector(2, 8), Optional.of(small.detector(3, 8)));
        assertEquals(
                ALL,
                new ArrayList<>(terms(SpectralPair.settings(1, 1, 1, 1), pair).keySet()));
    }
}
