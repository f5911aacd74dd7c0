package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nadir.tensor.RandomStream;
import org.nadir.tensor.TorchEngine;

/** What the two stages of a detector learn from: assignment, random choice, targets. */
final class RegionSamplingTest {
    private static final float[] NONE = {};

    /** One square anchor of side 16 a cell, cells 8 pixels apart on 8 x 8 cells. */
    private static AnchorGrid squares() {
        return AnchorGrid.of(new AnchorSettings(2, 1, List.of(1.0), List.of(8)), new int[] {8}, new int[] {8});
    }

    private static Targets truths(float... boxes) {
        return new Targets(boxes, new int[boxes.length / 5], NONE);
    }

    @Test
    void everythingIsTakenWhileThereIsRoom() {
        int[] assigned = {1, 0, -1, 0, 2};
        RandomChoice.Chosen chosen = new RandomChoice(4, 2).draw(assigned, RandomStream.of(1));
        assertArrayEquals(new int[] {0, 4}, chosen.positives());
        assertArrayEquals(new int[] {1, 3}, chosen.negatives());
    }

    @Test
    void aChoiceIsBoundedRisingWithoutDoublesAndRepeatable() {
        int[] assigned = new int[1000];
        Arrays.fill(assigned, 0, 300, 1);
        RandomChoice choice = new RandomChoice(256, 128);
        RandomChoice.Chosen chosen = choice.draw(assigned, RandomStream.of(7));
        assertEquals(128, chosen.positives().length);
        assertEquals(128, chosen.negatives().length);
        assertEquals(128, IntStream.of(chosen.negatives()).distinct().count());
        assertTrue(IntStream.of(chosen.negatives()).allMatch(i -> i >= 300 && i < 1000));
        assertArrayEquals(Arrays.stream(chosen.positives()).sorted().toArray(), chosen.positives());
        assertArrayEquals(
                chosen.negatives(), choice.draw(assigned, RandomStream.of(7)).negatives());
    }

    @Test
    void theBackgroundFillsUpWhereObjectsAreFew() {
        int[] assigned = new int[1000];
        assigned[5] = 1;
        RandomChoice.Chosen chosen = new RandomChoice(256, 128).draw(assigned, RandomStream.of(7));
        assertEquals(1, chosen.positives().length);
        assertEquals(255, chosen.negatives().length);
    }

    @Test
    void proposalsLearnTheirBestTruthFromHalfAnOverlapOn() {
        // 10 x 10 against boxes moved by 2, 3 and 4: 8/12, 7/13, 6/14
        float[] proposals = {2, 0, 10, 10, 0, 3, 0, 10, 10, 0, 4, 0, 10, 10, 0};
        int[] assigned = RoiAssigner.assign(proposals, new float[] {90, 90, 5, 5, 0, 0, 0, 10, 10, 0}, NONE);
        assertArrayEquals(new int[] {2, 2, 0}, assigned);
    }

    @Test
    void proposalsInIgnoredRegionsAreNoBackground() {
        // the first lies in the region by 0.6 of its area, the second by 0.4, the third equals another truth
        float[] proposals = {0, 0, 10, 10, 0, 0, 2, 10, 10, 0, 50, 50, 8, 8, 0};
        float[] ignored = {0, -99, 200, 200, 0, 50, 50, 8, 8, 0};
        int[] assigned = RoiAssigner.assign(proposals, new float[] {50, 50, 8, 8, 0}, ignored);
        assertArrayEquals(new int[] {MaxIouAssigner.NOTHING, 0, 1}, assigned);
    }

    @Test
    void anchorsThatReachOutOfTheImageLearnNothing() {
        int[] assigned = new MaxIouAssigner(AssignerSettings.RPN_INSIDE).assign(squares(), truths(), 64, 64);
        // centres at 0, 8, .. 56; those from 8 to 48 reach 8 pixels to each side and end before 64
        assertEquals(36, Arrays.stream(assigned).filter(v -> v == 0).count());
        assertEquals(MaxIouAssigner.NOTHING, assigned[0]);
        assertEquals(0, assigned[9]);
        assertEquals(MaxIouAssigner.NOTHING, assigned[7 * 8 + 3]);
    }

    @Test
    void anAnchorInsideIsBestWhereBetterOnesReachOut() {
        // a truth of 16 x 16 at (4, 8): (0, 8) reaches out; (8, 8) shares 12 x 16 of 320: 0.6
        int[] assigned =
                new MaxIouAssigner(AssignerSettings.RPN_INSIDE).assign(squares(), truths(3, 8, 16, 16, 0), 64, 64);
        assertEquals(1, assigned[9]);
        assertEquals(1, Arrays.stream(assigned).filter(v -> v == 1).count());
    }

    @Test
    void aTruthThatMeetsNoAnchorByThreeTenthsIsNotLearnt() {
        // 6 x 6 in 16 x 16: 0.14 for all that hold it
        int[] assigned =
                new MaxIouAssigner(AssignerSettings.RPN_INSIDE).assign(squares(), truths(24, 24, 6, 6, 0), 64, 64);
        assertEquals(0, Arrays.stream(assigned).filter(v -> v > 0).count());
    }

    @Test
    void aProposalNetworkLearnsOffsetsOfTheTruthFromTheAnchorsOfItsRectangle() {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            ImageBatch batch =
                    new ImageBatch(manager.zeros(new Shape(2, 3, 64, 64)), new int[] {64, 64}, new int[] {64, 64});
            float quarter = (float) (Math.PI / 4);
            float side = (float) (8 * Math.sqrt(2));
            // a square on its corner: its rectangle is the anchor of cell (3, 2) in the second image
            Targets diamond = truths(24, 16, side, side, quarter);
            SampledTargets targets = new RpnTargets(AssignerSettings.RPN_INSIDE, MidpointOffsetCoder.INSTANCE, false)
                    .of(squares(), List.of(truths(), diamond), batch, RandomStream.of(1));
            assertEquals(1, targets.positives());
            assertEquals(64 + 2 * 8 + 3, targets.rows()[0]);
            assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0}, targets.deltas(), 1e-5f);
            // 36 anchors inside each image; a neighbour at 8 pixels overlaps by 128 / 384, a third: neither. Of both
            // kinds
            // at least one counts
            int background = targets.rows().length - 1;
            assertEquals(36 + 36 - 1 - 4, background);
            assertEquals(1 + 36 + 1 + 31, targets.normaliser());
            assertArrayEquals(new long[] {498, 499, 500, 501, 502, 503}, targets.deltaIndices());
        }
    }

    @Test
    void anUprightProposalNetworkLearnsTheRectangleAndNotTheBoxInside() {
        try (NDManager manager = TorchEngine.newManager("cpu")) {
            ImageBatch batch = new ImageBatch(manager.zeros(new Shape(1, 3, 64, 64)), new int[] {64}, new int[] {64});
            // 10 x 5 turned by 3-4-5: a rectangle of 11 x 10 in the anchor of 16 x 16
            Targets turned = truths(24, 16, 10, 5, (float) Math.atan2(0.6, 0.8));
            SampledTargets targets = new RpnTargets(
                            new AssignerSettings(0.4, 0.3, 0.3, 0.5, true), HorizontalCoder.PLAIN, true)
                    .of(squares(), List.of(turned), batch, RandomStream.of(1));
            float[] wanted = {0, 0, (float) Math.log(11.0 / 16), (float) Math.log(10.0 / 16)};
            assertArrayEquals(wanted, targets.deltas(), 1e-5f);
        }
    }

    @Test
    void truthsAreProposalsAndRegionsLearnTheBoxInsideTheRectangle() {
        float quarter = (float) (Math.PI / 4);
        float side = (float) (8 * Math.sqrt(2));
        Targets diamond = new Targets(new float[] {24, 16, side, side, quarter}, new int[] {3}, NONE);
        float[] proposals = {24, 16, 16, 16, 0, 100, 100, 200, 200, 0};
        RoiSample.Rule rule = new RoiSample.Rule(OrientedCoder.UPRIGHT_PROPOSALS, true);
        RoiSample sample = RoiSample.of(List.of(NONE, proposals), List.of(truths(), diamond), rule, RandomStream.of(1));
        // the truth's own rectangle, the equal proposal, and on the third level the background
        assertArrayEquals(new int[] {1, 1, 1}, sample.rois().images());
        assertArrayEquals(new int[] {0, 2, 3, 3, 3}, sample.rois().firsts());
        assertArrayEquals(new int[] {0, 1, 2}, sample.targets().rows());
        assertArrayEquals(new int[] {3, 3}, sample.targets().labels());
        float logarithm = (float) (Math.log(side / 16) / 0.2);
        // a square has no longer side: its angle may be told as -45 degrees with the sides exchanged
        assertArrayEquals(
                new float[] {0, 0, logarithm, logarithm},
                Arrays.copyOf(sample.targets().deltas(), 4),
                1e-5f);
        assertEquals(1.25, Math.abs(sample.targets().deltas()[4]), 1e-5);
        assertEquals(3, sample.targets().normaliser());
    }

    @Test
    void offsetsOfAClassStandBehindThoseOfTheClassesBefore() {
        SampledTargets targets = new SampledTargets(new int[] {2, 5}, new int[] {1}, new float[4], 4, 1);
        assertArrayEquals(new long[] {(2 * 3 + 1) * 4, 29, 30, 31}, targets.deltaIndices(3));
    }
}
