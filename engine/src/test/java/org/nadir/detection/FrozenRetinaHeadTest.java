package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.ParameterSet;
import org.nadir.tensor.Recording;

/** Heads that do not learn say and teach the same as heads that might. */
class FrozenRetinaHeadTest extends HeadsOverMaps {
    private record Found(double value, List<float[]> slopes) {}

    private interface Way {
        NDArray term(NDList given);
    }

    private static Found found(ParameterSet student, Way way) {
        try (Recording recording = Recording.of(student.trainable())) {
            NDArray term = way.term(arrays(student));
            double value = term.getFloat();
            recording.backward(term);
            return new Found(
                    value,
                    student.all().stream()
                            .map(map -> recording.gradient(map).orElseThrow().toFloatArray())
                            .toList());
        }
    }

    private static Way plain(PyramidDetector teacher, NDList wanted, HeadPlaces places) {
        return given -> {
            NDList terms = teacher.imitation(teacher.read(given, places), teacher.read(wanted, places), places);
            return terms.get(0).add(terms.get(1));
        };
    }

    private static void assertSame(Found expected, Found found) {
        assertEquals(expected.value(), found.value(), 1e-5 * Math.abs(expected.value()));
        double largest = 0;
        for (float[] slopes : expected.slopes()) {
            for (float slope : slopes) {
                largest = Math.max(largest, Math.abs(slope));
            }
        }
        assertTrue(largest > 0);
        for (int level = 0; level < 5; level++) {
            assertArrayEquals(
                    expected.slopes().get(level),
                    found.slopes().get(level),
                    (float) (1e-5 * largest),
                    "level " + level);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Detectors.ROTATED_RETINANET, Detectors.RETINANET})
    void valueAndGradientsAreThoseOfTheHeadItself(String name) {
        PyramidDetector teacher = teacher(name);
        ParameterSet student = maps(teacher, 1);
        NDList wanted = arrays(maps(teacher, 2));
        HeadPlaces places = teacher.places(arrays(student), batch(), TARGETS);
        Found found = found(student, given -> teacher.imitation(given, wanted, places));
        assertSame(found(student, plain(teacher, wanted, places)), found);
        assertEquals(
                found.value(),
                teacher.imitation(arrays(student), wanted, places).getFloat(),
                "without a recording");
    }

    @ParameterizedTest
    @CsvSource({"2, 16", "2, 2", "0, 16", "0, 2"})
    void towersOfAnyLengthAndOutputsOfAnyWidthSayTheSame(int convs, int classes) {
        RetinaHead head = new RetinaHead(
                new ParameterSet(manager, streams).root(), new RetinaHead.Sizes(16, convs, 9, classes, 5));
        NDList given = new NDList(manager.randomNormal(new Shape(2, 16, 8, 8)));
        NDList wanted = new NDList(manager.randomNormal(new Shape(2, 16, 8, 8)));
        FrozenRetinaHead.Distance squares = (a, b) -> a.logits()
                .sub(b.logits())
                .square()
                .sum()
                .add(a.offsets().sub(b.offsets()).square().sum());
        float expected = squares.of(said(head, given), said(head, wanted)).getFloat();
        assertEquals(
                expected, head.frozen(manager).distance(given, wanted, squares).getFloat(), 1e-4 * expected);
    }

    private static HeadOutput said(RetinaHead head, NDList maps) {
        RetinaHead.Output output = head.forward(maps);
        return new HeadOutput(output.logits(), output.deltas());
    }

    @Test
    void whatWasPackedIsPackedAnewWhenWeightsChange() {
        PyramidDetector teacher = teacher(Detectors.RETINANET);
        ParameterSet student = maps(teacher, 1);
        NDList wanted = arrays(maps(teacher, 2));
        HeadPlaces places = teacher.places(arrays(student), batch(), TARGETS);
        double before = teacher.imitation(arrays(student), wanted, places).getFloat();
        Parameter weight =
                teacher.parameters().find("bbox_head.cls_convs.0.conv.weight").orElseThrow();
        float[] values = weight.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= -2;
        }
        weight.set(values);
        Found found = found(student, given -> teacher.imitation(given, wanted, places));
        assertSame(found(student, plain(teacher, wanted, places)), found);
        assertTrue(Math.abs(before - found.value()) > 1e-3 * before);
    }

    @Test
    void equalMapsTeachNothingToTheLastBit() {
        PyramidDetector teacher = teacher(Detectors.ROTATED_RETINANET);
        ParameterSet student = maps(teacher, 1);
        NDList wanted = arrays(maps(teacher, 1));
        HeadPlaces places = teacher.places(arrays(student), batch(), TARGETS);
        Found found = found(student, given -> teacher.imitation(given, wanted, places));
        assertEquals(0, found.value());
        for (float[] slopes : found.slopes()) {
            assertArrayEquals(new float[slopes.length], slopes);
        }
    }

    @Test
    void aFrozenHeadRecordsNothingOfItsOwn() {
        PyramidDetector teacher = teacher(Detectors.ROTATED_RETINANET);
        NDList own = arrays(maps(teacher, 1));
        NDList wanted = arrays(maps(teacher, 2));
        HeadPlaces places = teacher.places(own, batch(), TARGETS);
        ParameterSet others = maps(teacher, 3);
        try (Recording recording = Recording.of(others.trainable())) {
            assertFalse(recording.parameters().isEmpty());
            assertFalse(Recording.recorded(teacher.imitation(own, wanted, places)));
            teacher.parameters().all().forEach(parameter -> assertFalse(parameter.recorded(), parameter.name()));
        }
    }

    @Test
    void aHeadThatLearnsHasItsGradients() {
        PyramidDetector teacher = teacher(Detectors.ROTATED_RETINANET);
        NDList own = arrays(maps(teacher, 1));
        NDList wanted = arrays(maps(teacher, 2));
        HeadPlaces places = teacher.places(own, batch(), TARGETS);
        Parameter weight =
                teacher.parameters().find("bbox_head.retina_reg.weight").orElseThrow();
        teacher.imitation(own, wanted, places).close();
        try (Recording recording = Recording.of(List.of(weight))) {
            recording.backward(teacher.imitation(own, wanted, places));
            assertTrue(recording.gradient(weight).orElseThrow().abs().max().getFloat() > 0);
        }
    }
}
