package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.base.UserProblem;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.Recording;
import org.nadir.tensor.TorchEngine;

/** One head reads the maps of two detectors; golden values of ds2d2.json. Maps of noise under a head of 16 channels. */
class HeadImitationTest {
    private static final List<Targets> TARGETS = List.of(
            new Targets(new float[] {20, 30, 24, 10, 0.3f}, new int[] {0}, new float[0]),
            new Targets(new float[] {40, 20, 30, 20, -0.5f}, new int[] {1}, new float[] {10, 10, 16, 16, 0}));

    private final NDManager manager = TorchEngine.newManager("cpu");
    private final RandomStreams streams = new RandomStreams(1);

    @AfterEach
    void close() {
        manager.close();
    }

    private static DetectorSettings settings(String name, int channels, String... classes) {
        return new DetectorSettings(
                name, "resnet18-quarter", channels, 2, 2, List.of(classes), BackboneOptions.torchvision());
    }

    private PyramidDetector detector(String name) {
        return Detectors.create(settings(name, 16, "ship", "plane"), manager, streams);
    }

    /** An untrained head says nearly the same of everything; this one has opinions, and FCOS boxes that have sides. */
    private PyramidDetector teacher(String name) {
        PyramidDetector detector = detector(name);
        for (Parameter parameter : detector.parameters().all()) {
            boolean head =
                    parameter.name().contains("bbox_head") && parameter.name().endsWith("weight");
            if (head && !parameter.name().contains("gn") && !parameter.name().contains("shared_fcs")) {
                float[] values = parameter.toFloatArray();
                for (int i = 0; i < values.length; i++) {
                    values[i] *= 6;
                }
                parameter.set(values);
            }
        }
        detector.parameters().find("bbox_head.conv_reg.bias").ifPresent(bias -> bias.set(new float[] {3, 3, 3, 3}));
        return detector;
    }

    /** Maps of two images of 64 px as parameters, so that gradients towards them are recorded. */
    private ParameterSet maps(PyramidDetector detector, int seed) {
        ParameterSet set = new ParameterSet(manager);
        Random random = new Random(seed);
        for (int stride : detector.strides()) {
            long cells = (64 + stride - 1) / stride;
            set.root().child("map").weight("s" + stride, new Shape(2, 16, cells, cells), (values, shape, stream) -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) random.nextGaussian();
                }
            });
        }
        return set;
    }

    private static NDList arrays(ParameterSet maps) {
        return new NDList(maps.all().stream().map(Parameter::array).toArray(NDArray[]::new));
    }

    private ImageBatch batch() {
        NDArray pixels = manager.zeros(new Shape(2, 3, 64, 64));
        return new ImageBatch(pixels, new int[] {64, 60}, new int[] {64, 50});
    }

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

    @ParameterizedTest
    @ValueSource(strings = {Detectors.RETINANET, Detectors.ROTATED_FCOS, Detectors.ORIENTED_RCNN})
    void aHeadThatGoesOnFromItsOwnCopySaysTheSame(String name) {
        PyramidDetector teacher = teacher(name);
        NDList own = arrays(maps(teacher, 1));
        HeadPlaces places = teacher.places(own, batch(), TARGETS);
        HeadOutput plain = teacher.read(own, places);
        HeadOutput crossed = teacher.continued(teacher(name), own, places);
        assertArrayEquals(plain.logits().toFloatArray(), crossed.logits().toFloatArray());
        assertArrayEquals(plain.offsets().toFloatArray(), crossed.offsets().toFloatArray());
        HeadOutput other = teacher.continued(create(settings(name, 16, "ship", "plane")), own, places);
        assertFalse(Arrays.equals(plain.logits().toFloatArray(), other.logits().toFloatArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {Detectors.RETINANET, Detectors.ROTATED_FCOS, Detectors.ORIENTED_RCNN})
    void aContinuedHeadTeachesTheStudentsFirstConvolutionsButNotItsOutputs(String name) {
        PyramidDetector teacher = teacher(name);
        PyramidDetector student = detector(name);
        NDList own = arrays(maps(teacher, 1));
        HeadPlaces places = student.places(own, batch(), TARGETS);
        HeadOutput wanted = teacher.read(arrays(maps(teacher, 2)), places);
        try (Recording recording = Recording.of(student.parameters().trainable())) {
            NDList terms = teacher.imitation(teacher.continued(student, own, places), wanted, places);
            recording.backward(terms.get(0).add(terms.get(1)));
            String taught = name.contains("rcnn") ? "shared_fcs.0." : "cls_convs.1.";
            String left = name.contains("rcnn") ? "fc_cls" : "_cls.";
            for (Parameter parameter : recording.parameters()) {
                if (parameter.name().contains(taught)) {
                    assertTrue(recording.gradient(parameter).isPresent(), parameter.name());
                }
                if (parameter.name().contains(left)) {
                    assertTrue(recording.gradient(parameter).isEmpty(), parameter.name());
                }
            }
        }
    }

    @Test
    void aTowerIsCrossedBehindTheStudentsThirdConvolutionOrItsLast() {
        assertEquals(List.of("s1", "s2", "s3", "t4"), crossed(4, 4));
        assertEquals(List.of("s1", "s2", "t3", "t4"), crossed(2, 4));
        assertEquals(List.of("s1", "s2", "s3"), crossed(4, 2));
        assertEquals(List.of("t1"), crossed(0, 1));
    }

    private static List<String> crossed(int student, int teacher) {
        List<String> all = List.of("1", "2", "3", "4");
        return CrossedTower.of(
                all.subList(0, student).stream().map(i -> "s" + i).toList(),
                all.subList(0, teacher).stream().map(i -> "t" + i).toList());
    }

    @Test
    void headsOfOtherDetectorsClassesOrWidthsAreRefusedInWords() {
        PyramidDetector teacher = detector(Detectors.RETINANET);
        PyramidDetector turned = detector(Detectors.ROTATED_RETINANET);
        assertTrue(assertThrows(UserProblem.class, () -> teacher.requireComparable(turned))
                .getMessage()
                .contains("same detector"));
        PyramidDetector cars = create(settings(Detectors.RETINANET, 16, "car", "plane"));
        assertTrue(assertThrows(UserProblem.class, () -> teacher.requireComparable(cars))
                .getMessage()
                .contains("same classes"));
        PyramidDetector wide = create(settings(Detectors.RETINANET, 32, "ship", "plane"));
        teacher.requireComparable(wide);
        assertTrue(assertThrows(UserProblem.class, () -> teacher.requireContinues(wide))
                .getMessage()
                .contains("one width"));
        assertNotEquals(wide.neckChannels(), teacher.neckChannels());
        NDList own = arrays(maps(wide, 1));
        HeadPlaces places = teacher.places(own, batch(), TARGETS);
        assertThrows(IllegalArgumentException.class, () -> wide.read(own, places));
    }

    private PyramidDetector create(DetectorSettings settings) {
        return Detectors.create(settings, manager, new RandomStreams(3));
    }
}
