package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.detection.DetectorSettings;
import org.nadir.detection.Detectors;
import org.nadir.detection.PyramidDetector;
import org.nadir.nn.BackboneOptions;
import org.nadir.tensor.RandomStreams;
import org.nadir.tensor.TorchEngine;

/** Which pairs can be distilled by what, and what is said of the others. */
final class DistillersTest {
    private static final DistillationSettings EVERYTHING = SpectralPair.settings(1, 1, 1, 1);
    private static final DistillationSettings MAPS = SpectralPair.settings(1, 1, 0, 0);

    private final NDManager manager = TorchEngine.newManager("cpu");

    @AfterEach
    void close() {
        manager.close();
    }

    private PyramidDetector detector(String kind, int channels, String... classes) {
        DetectorSettings settings = new DetectorSettings(
                kind, "resnet18-quarter", channels, 1, 4, List.of(classes), BackboneOptions.torchvision());
        return Detectors.create(settings, manager, new RandomStreams(1));
    }

    private PyramidDetector retina() {
        return detector(Detectors.ROTATED_RETINANET, 8, "ship");
    }

    private String refused(DistillationSettings settings, PyramidDetector teacher, PyramidDetector amplifier) {
        Pair pair = new Pair(retina(), teacher, Optional.of(amplifier));
        return assertThrows(UserProblem.class, () -> Distillers.create(settings, pair))
                .getMessage();
    }

    @Test
    void aTeacherOfOtherClassesIsRefused() {
        String said = refused(MAPS, detector(Detectors.ROTATED_RETINANET, 8, "plane", "ship"), retina());
        assertEquals(
                "distillation.teacher: The teacher knows other classes than the student; found plane, ship, expected ship,"
                        + " in this order. Name them as data.classes; if only the names differ, give the file the student's with"
                        + " nadir import FILE --classes A,B,C and take that run.",
                said);
    }

    @Test
    void aPairOfUprightAndOrientedBoxesIsRefused() {
        String said = refused(MAPS, detector(Detectors.RETINANET, 8, "ship"), retina());
        assertTrue(said.contains("found upright boxes, expected oriented boxes"), said);
    }

    @Test
    void pyramidsOnOtherGridsAreRefused() {
        String said = refused(MAPS, detector(Detectors.ORIENTED_RCNN, 8, "ship"), retina());
        assertTrue(said.contains("found strides [4, 8, 16, 32, 64], expected the student's"), said);
    }

    @Test
    void headsOfOtherKindsAreRefusedWhereHeadsAreCompared() {
        PyramidDetector fcos = detector(Detectors.ROTATED_FCOS, 8, "ship");
        String said = refused(SpectralPair.settings(1, 1, 1, 0), fcos, retina());
        assertTrue(said.contains("student rotated-retinanet, teacher rotated-fcos"), said);
    }

    @Test
    void mapsOfOneStageDetectorsCanBeComparedWhateverReadsThem() {
        Pair pair = new Pair(retina(), detector(Detectors.ROTATED_FCOS, 8, "ship"), Optional.empty());
        Distillers.check(MAPS, pair);
    }

    @Test
    void aMissingAmplifierIsNamed() {
        Pair pair = new Pair(retina(), retina(), Optional.empty());
        UserProblem problem = assertThrows(UserProblem.class, () -> Distillers.create(EVERYTHING, pair));
        assertEquals("distillation.amplifier", problem.detail("field").orElseThrow());
    }

    @Test
    void anAmplifierOfAnotherWidthIsRefused() {
        String said = refused(EVERYTHING, retina(), detector(Detectors.ROTATED_RETINANET, 4, "ship"));
        assertTrue(said.contains("found 4 channels, expected the teacher's 8 channels"), said);
    }

    @Test
    void onlyTheHighImplicitTermAsksForAnAmplifier() {
        assertTrue(Distillers.needsAmplifier(SpectralPair.settings(0, 0, 0, 1)));
        assertFalse(Distillers.needsAmplifier(SpectralPair.settings(1, 1, 1, 0)));
    }

    @Test
    void everyMethodIsExplainedAndUnknownOnesAreAnswered() {
        Distillers.names().forEach(name -> assertFalse(Distillers.help(name).isBlank()));
        String said = assertThrows(UserProblem.class, () -> Distillers.help("osmosis"))
                .getMessage();
        assertTrue(said.contains("ds2d2"), said);
    }

    @Test
    void levelsAndWeightsOutOfRangeAreRefused() {
        assertThrows(UserProblem.class, () -> SpectralPair.settings(-1, 0, 0, 0));
        assertThrows(UserProblem.class, () -> SpectralPair.settings(Double.NaN, 0, 0, 0));
        assertThrows(
                UserProblem.class,
                () -> new DistillationSettings(
                        Distillers.DS2D2, SpectralSettings.RETINANET_DIOR, RivalSettings.PUBLISHED, Set.of(5)));
    }

    @Test
    void presetsAreTheWeightsOfTheReference() {
        SpectralSettings dota = SpectralSettings.presets().get("Faster R-CNN on DOTA");
        assertEquals(
                List.of(0.12, 1.2, 1.5e-3, 3e-3),
                List.of(dota.lowExplicit(), dota.highExplicit(), dota.fullImplicit(), dota.highImplicit()));
        assertEquals(4, SpectralSettings.presets().size());
    }
}
