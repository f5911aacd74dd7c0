package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.base.UserProblem;
import org.nadir.tensor.Parameter;
import org.nadir.tensor.Recording;

/** A head that goes on where another stopped, and the pairs whose heads cannot be compared. */
class HeadContinuationTest extends HeadsOverMaps {
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
        detector(Detectors.TORCHVISION_RETINANET).requireComparable(teacher);
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
}
