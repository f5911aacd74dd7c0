package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.Recording;

/** One head reads the maps of two detectors; golden values of ds2d2.json. */
class HeadImitationTest extends HeadsOverMaps {
    @ParameterizedTest
    @CsvSource({"-4.6, 0.3, 1.497276, -0.344784", "1.2, -2.0, 0.85726, 0.656482", "0.5, 0.4, 0.01604, 0.15913"})
    void theGoldenQualityFocalLoss(float student, float teacher, double loss, double slope) {
        Shape one = new Shape(1, 1, 1);
        float[] at = {student};
        NDArray wanted = manager.create(new float[] {teacher}, one);
        NDArray weight = manager.ones(one);
        assertEquals(loss, LossGradients.value(at, one, x -> QualityFocal.sum(x, wanted, weight)), 2e-6);
        assertEquals(slope, LossGradients.recorded(at, one, x -> QualityFocal.sum(x, wanted, weight))[0], 2e-6);
        double[] slopes = new double[1];
        assertEquals(loss, QualityFocal.of(student, QualityFocal.sigmoid(teacher), slopes, 0), 1e-6);
        assertEquals(slope, slopes[0], 1e-6);
    }

    @Test
    void theGoldenDivergenceAtTemperatureThree() {
        Shape row = new Shape(1, 3);
        float[] at = {1, -0.5f, 2};
        NDArray wanted = manager.create(new float[] {0.2f, 1, 1.5f}, row);
        float[] once = {1};
        assertEquals(0.467848, LossGradients.value(at, row, x -> RegionImitation.divergence(x, wanted, once)), 2e-6);
        assertArrayEquals(
                new float[] {0.219659f, -0.411787f, 0.192128f},
                LossGradients.recorded(at, row, x -> RegionImitation.divergence(x, wanted, once)),
                2e-6f);
    }

    @Test
    void aSecondStageSumsHalfTheDivergenceAndAveragesTheOffsetsOfTheBestClass() {
        NDArray logits = manager.create(new float[] {1, -0.5f, 2, 1, -0.5f, 2}, new Shape(2, 3));
        NDArray wanted = manager.create(new float[] {0.2f, 1, 1.5f, 0.2f, 1, 1.5f}, new Shape(2, 3));
        // the second class is the teacher's best but the background
        NDArray own = manager.create(new float[] {9, 9, 1, 2, 9, 9, 3, 3}, new Shape(2, 4));
        NDArray other = manager.create(new float[] {0, 0, 1, 1, 0, 0, 1, 3}, new Shape(2, 4));
        RegionPlaces places =
                new RegionPlaces(Rois.sorted(new float[10], new int[2], new int[2]), new float[] {1, 1}, 2);
        NDList terms = new RegionImitation(2, 2, true)
                .terms(new HeadOutput(logits, own), new HeadOutput(wanted, other), places);
        assertEquals(0.467848, terms.get(0).getFloat(), 2e-6);
        // |2 - 1| and |3 - 1| at equal weights, over two values a box: (1 + 2) / (2 * 2)
        assertEquals(0.75, terms.get(1).getFloat(), 1e-6);
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
    void gradientsReachTheStudentsMapsAsDifferencesSay(String name) {
        PyramidDetector teacher = teacher(name);
        ParameterSet student = maps(teacher, 1);
        HeadPlaces places = teacher.places(arrays(student), batch(), TARGETS);
        HeadOutput wanted = teacher.read(arrays(maps(teacher, 2)), places);
        for (int term = 0; term < 2; term++) {
            int which = term;
            double length = 0;
            float[][] gradients = new float[5][];
            try (Recording recording = Recording.of(student.trainable())) {
                HeadOutput said = teacher.read(arrays(student), places);
                recording.backward(teacher.imitation(said, wanted, places).get(which));
                int level = 0;
                for (Parameter map : student.all()) {
                    gradients[level] = recording
                            .gradient(map)
                            .map(NDArray::toFloatArray)
                            .orElseGet(() -> new float[(int) map.shape().size()]);
                    for (float value : gradients[level++]) {
                        length += value * value;
                    }
                }
            }
            length = Math.sqrt(length);
            assertTrue(length > 1e-4, "no gradient of term " + which);
            double step = 2e-2;
            double difference = 0;
            for (int sign : new int[] {1, -1}) {
                move(student, gradients, sign * step / length);
                HeadOutput said = teacher.read(arrays(student), places);
                difference += sign
                        * teacher.imitation(said, wanted, places).get(which).getFloat()
                        / (2 * step);
                move(student, gradients, -sign * step / length);
            }
            assertEquals(difference, length, 2e-2 * length, "term " + which);
        }
    }

    private static void move(ParameterSet maps, float[][] direction, double factor) {
        int level = 0;
        for (Parameter map : maps.all()) {
            float[] values = map.toFloatArray();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (factor * direction[level][i]);
            }
            map.set(values);
            level++;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Detectors.ROTATED_RETINANET,
                Detectors.RETINANET,
                Detectors.ROTATED_FCOS,
                Detectors.ROTATED_FASTER_RCNN,
                Detectors.FASTER_RCNN
            })
    void equalMapsHaveNoRegressionTermAndNoGradient(String name) {
        PyramidDetector teacher = teacher(name);
        ParameterSet student = maps(teacher, 1);
        HeadPlaces places = teacher.places(arrays(student), batch(), TARGETS);
        HeadOutput wanted = teacher.read(arrays(student), places);
        try (Recording recording = Recording.of(student.trainable())) {
            NDList terms = teacher.imitation(teacher.read(arrays(student), places), wanted, places);
            assertEquals(0, terms.get(0).getFloat(), 1e-5);
            assertEquals(0, terms.get(1).getFloat());
            recording.backward(terms.get(1));
            for (Parameter map : student.all()) {
                recording
                        .gradient(map)
                        .ifPresent(
                                gradient -> assertEquals(0, gradient.abs().max().getFloat(), map.name()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Detectors.ROTATED_RETINANET, Detectors.ROTATED_FCOS, Detectors.FASTER_RCNN})
    void theTeachersOutputIsNotTaught(String name) {
        PyramidDetector teacher = teacher(name);
        ParameterSet student = maps(teacher, 1);
        ParameterSet shown = maps(teacher, 2);
        HeadPlaces places = teacher.places(arrays(student), batch(), TARGETS);
        try (Recording recording = Recording.of(shown.trainable())) {
            NDList terms = teacher.imitation(
                    teacher.read(arrays(student), places), teacher.read(arrays(shown), places), places);
            assertFalse(Recording.recorded(terms.get(0)));
            assertFalse(Recording.recorded(terms.get(1)));
        }
    }

    @Test
    void ignoredAnchorsAreLeftOutOfTheClassesOnly() {
        PyramidDetector teacher = teacher(Detectors.RETINANET);
        NDList own = arrays(maps(teacher, 1));
        HeadPlaces places = teacher.places(own, batch(), TARGETS);
        DensePlaces all = DensePlaces.from(places);
        DensePlaces none =
                new DensePlaces(new float[all.weights().length], all.normaliser(), all.columns(), all.rows());
        HeadOutput said = teacher.read(own, places);
        HeadOutput wanted = teacher.read(arrays(maps(teacher, 2)), places);
        NDList terms = teacher.imitation(said, wanted, none);
        assertEquals(0, terms.get(0).getFloat());
        assertEquals(
                teacher.imitation(said, wanted, all).get(1).getFloat(),
                terms.get(1).getFloat());
    }

    @Test
    void thePlacesOfRetinaNetAreItsAnchorsAndAnImageWithoutObjectsCountsAsOne() {
        PyramidDetector student = detector(Detectors.RETINANET);
        NDList own = arrays(maps(student, 1));
        Targets none = new Targets(new float[0], new int[0], new float[0]);
        HeadPlaces places = student.places(own, batch(), List.of(none, none));
        assertEquals(2, places.normaliser());
        // 64 + 16 + 4 + 1 + 1 cells an image, nine anchors each
        assertEquals(2 * 86 * 9, places.weights().length);
        assertFalse(places.softmax());
    }

    @Test
    void regionsAreDrawnAnewFromAStreamOfTheirOwn() {
        PyramidDetector student = detector(Detectors.FASTER_RCNN);
        NDList own = arrays(maps(student, 1));
        Map<String, Long> before = streams.state();
        RegionPlaces first = RegionPlaces.from(student.places(own, batch(), TARGETS));
        RegionPlaces second = RegionPlaces.from(student.places(own, batch(), TARGETS));
        assertFalse(Arrays.equals(first.rois().boxes(), second.rois().boxes()));
        Map<String, Long> after = streams.state();
        assertTrue(after.remove("detector/imitation") > 0);
        assertEquals(before, after);
        assertEquals(first.rois().count(), first.normaliser());
        assertTrue(first.softmax());
    }

    @Test
    void aBatchThatIsIgnoredAltogetherHasNothingToImitate() {
        PyramidDetector teacher = teacher(Detectors.FASTER_RCNN);
        NDList own = arrays(maps(teacher, 1));
        Targets ignored = new Targets(new float[0], new int[0], new float[] {32, 32, 900, 900, 0});
        HeadPlaces places = teacher.places(own, batch(), List.of(ignored, ignored));
        NDList terms =
                teacher.imitation(teacher.read(own, places), teacher.read(arrays(maps(teacher, 2)), places), places);
        assertEquals(0, terms.get(0).getFloat());
        assertEquals(0, terms.get(1).getFloat());
    }
}
