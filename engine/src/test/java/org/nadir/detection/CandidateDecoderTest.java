package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.detection.CandidateDecoder.Raw;

/** Two classes, one square anchor of side 32 a cell, 8 x 8 cells of 8 pixels; unset logits are -20. */
final class CandidateDecoderTest {
    private final AnchorGrid grid =
            AnchorGrid.of(new AnchorSettings(4, 1, List.of(1.0), List.of(8)), new int[] {8}, new int[] {8});
    private final CandidateDecoder decoder = new CandidateDecoder(grid, RetinaVariant.rotated(), 2);
    private final float[] logits = new float[2 * 64];
    private final float[] deltas = new float[5 * 64];

    CandidateDecoderTest() {
        Arrays.fill(logits, -20);
    }

    private List<Detection> decode(DetectionSettings settings) {
        return decoder.decode(new Raw(logits, deltas, 0, 64, 64), settings);
    }

    @Test
    void anAnchorAboveTheThresholdBecomesABoxOfItsClass() {
        logits[2 * 9 + 1] = 0;
        List<Detection> found = decode(DetectionSettings.DEFAULT);
        assertEquals(1, found.size());
        assertEquals(1, found.get(0).label());
        assertEquals(0.5, found.get(0).score(), 1e-6);
        assertEquals(8, found.get(0).box().cx(), 1e-6);
        assertEquals(32, found.get(0).box().width(), 1e-6);
    }

    @Test
    void onlyBoxesOfOneClassSuppressEachOther() {
        logits[2 * 9] = 2;
        logits[2 * 10] = 1;
        logits[2 * 9 + 1] = 1.5f;
        List<Detection> found = decode(DetectionSettings.DEFAULT);
        assertEquals(2, found.size());
        assertEquals(0, found.get(0).label());
        assertEquals(1, found.get(1).label());
    }

    @Test
    void scoresAtTheThresholdOrBelowAreDropped() {
        logits[0] = (float) Math.log(0.049 / 0.951);
        logits[2 * 63] = (float) Math.log(0.051 / 0.949);
        assertEquals(1, decode(DetectionSettings.DEFAULT).size());
    }

    @Test
    void theBestCandidatesOfALevelAreTakenFirst() {
        logits[0] = 1;
        logits[2 * 63] = 3;
        List<Detection> found = decode(new DetectionSettings(0.05, 0.1, 1, 10));
        assertEquals(1, found.size());
        assertEquals(56, found.get(0).box().cx(), 1e-6);
    }

    @Test
    void theMostAllowedPerImageAreTheBest() {
        logits[0] = 1;
        logits[2 * 63] = 3;
        List<Detection> found = decode(new DetectionSettings(0.05, 0.1, 10, 1));
        assertEquals(List.of(56.0), found.stream().map(d -> d.box().cx()).toList());
    }

    @Test
    void anchorsOfThePaddingAndBrokenNumbersGiveNothing() {
        logits[2 * 63] = 3;
        logits[0] = Float.NaN;
        logits[2 * 9] = 2;
        deltas[5 * 9] = Float.NaN;
        assertTrue(decoder.decode(new Raw(logits, deltas, 0, 32, 64), DetectionSettings.DEFAULT)
                .isEmpty());
    }

    @Test
    void anotherImageOfTheBatchIsReadFromItsOwnRows() {
        float[] twoLogits = new float[4 * 64];
        Arrays.fill(twoLogits, -20);
        twoLogits[2 * (64 + 9)] = 2;
        float[] twoDeltas = new float[10 * 64];
        twoDeltas[5 * (64 + 9)] = 0.5f;
        Raw raw = new Raw(twoLogits, twoDeltas, 1, 64, 64);
        List<Detection> found = decoder.decode(raw, DetectionSettings.DEFAULT);
        assertEquals(24, found.get(0).box().cx(), 1e-6);
    }
}
