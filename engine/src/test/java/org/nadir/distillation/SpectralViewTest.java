package org.nadir.distillation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nadir.base.UserProblem;
import org.nadir.detection.Detectors;
import org.nadir.distillation.SpectralView.LevelView;
import org.nadir.tensor.Ops;

/** What a screen is given to show of a pair. */
final class SpectralViewTest {
    private static final DistillationSettings EXPLICIT = SpectralPair.settings(1, 1, 0, 0);

    private final SpectralPair small = new SpectralPair(Detectors.ROTATED_RETINANET);

    @AfterEach
    void close() {
        small.close();
    }

    private SpectralView view(Pair pair) {
        return SpectralView.of(EXPLICIT.spectral(), pair, small.batch(pair), 0);
    }

    @Test
    void aLevelIsHalfAsFineAsItsMap() {
        LevelView finest = view(small.pair()).levels().get(0);
        assertEquals(4, finest.columns());
        assertEquals(4, finest.rows());
        assertEquals(16, finest.cellWidth());
        assertEquals(16, finest.weights().length);
        LevelView coarsest = view(small.pair()).levels().get(4);
        assertEquals(1, coarsest.columns());
        assertEquals(64, coarsest.cellHeight());
    }

    @Test
    void weightsAreThoseOfTheObjects() {
        LevelView finest = view(small.pair()).levels().get(0);
        float[] expected = new Disw(false).weights(SpectralPair.targets(), new Disw.Grid(4, 4, 64, 64));
        assertArrayEquals(expected, finest.weights());
    }

    @Test
    void differencesAreTheMeanOfAbsoluteBandDifferences() {
        Pair pair = small.pair();
        PairBatch batch = small.batch(pair);
        LevelView coarse =
                SpectralView.of(EXPLICIT.spectral(), pair, batch, 0).levels().get(3);
        // P6 of 64 pixels has one cell, which Haar pads with zeros: every band is half of the value
        float[] student = Ops.values(batch.student().get(3));
        float[] teacher = Ops.values(batch.teacher().get(3));
        double mean = 0;
        for (int i = 0; i < student.length; i++) {
            mean += Math.abs(student[i] - teacher[i]) / 2 / student.length;
        }
        assertEquals(mean, coarse.low()[0], 1e-5);
        assertEquals(mean, coarse.high()[0], 1e-5);
    }

    @Test
    void theAdapterOfTheTrainingIsUsedWhereThereIsOne() {
        Pair pair = small.pair();
        SpectralView plain = view(pair);
        Distillers.create(EXPLICIT, pair);
        SpectralView adapted = view(pair);
        assertFalse(plain.adapted());
        assertTrue(adapted.adapted());
        SpectralPair.identity(pair);
        assertArrayEquals(
                plain.levels().get(0).low(), view(pair).levels().get(0).low(), 1e-6f);
    }

    @Test
    void theAdapterOfARivalIsUsedOnTheLevelsThatItWasTrainedFor() {
        Pair pair = new Pair(small.detector(1, 4), small.detector(2, SpectralPair.CHANNELS), Optional.empty());
        Distillers.create(
                new DistillationSettings("pkd", EXPLICIT.spectral(), RivalSettings.PUBLISHED, Set.of(0, 2)), pair);
        SpectralView view = view(pair);
        assertEquals(
                List.of(true, false, true, false, false),
                view.levels().stream().map(LevelView::adapted).toList());
        assertTrue(Float.isFinite(view.levels().get(2).low()[0]));
        // without an adapter maps of different widths have no difference, but cells have weights all the same
        assertTrue(Float.isNaN(view.levels().get(1).low()[0])
                && Float.isNaN(view.levels().get(1).high()[0]));
        assertTrue(Float.isFinite(view.levels().get(1).weights()[0]));
    }

    @Test
    void aRivalThatAdaptsEqualWidthsIsSeenBehindItsAdapter() {
        Pair pair = small.pair();
        SpectralView plain = view(pair);
        Distillers.create(
                new DistillationSettings(
                        "fitnets", EXPLICIT.spectral(), RivalSettings.PUBLISHED, DistillationSettings.ALL_LEVELS),
                pair);
        float[] adapted = view(pair).levels().get(0).low();
        assertFalse(java.util.Arrays.equals(plain.levels().get(0).low(), adapted));
    }

    @Test
    void mapsOfDifferentWidthsAskForTheAdapter() {
        Pair pair = new Pair(small.detector(1, 4), small.detector(2, 8), Optional.empty());
        UserProblem problem = assertThrows(UserProblem.class, () -> view(pair));
        assertEquals("4 channels", problem.detail("found").orElseThrow());
        Distillers.create(EXPLICIT, pair);
        assertTrue(view(pair).adapted());
    }
}
