package org.nadir.freezing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nadir.nn.NetworkPart;

class ExpansionTest {
    private static String text(FreezingSchedule schedule, int epochs) {
        Expansion expansion = Expansion.of(schedule, epochs, 1);
        assertTrue(expansion.exact());
        return expansion.most().text();
    }

    @Test
    void theSchedulesOfThePaperAreTables() {
        Set<NetworkPart> fixed = FreezingSchedules.referenceFixed();
        assertEquals("stem-stage1: -; stage2-head: all", text(FreezingSchedules.full(fixed), 12));
        assertEquals("stem-stage4: -; neck-head: all", text(FreezingSchedules.frozen(fixed), 12));
        assertEquals("stem-stage1: -; stage2-stage4: 0-/3; neck-head: all", text(FreezingSchedules.step(3, fixed), 12));
        assertEquals("stem-stage4: 1, 5; neck-head: all", text(FreezingSchedules.epochs(Set.of(1, 5), Set.of()), 12));
    }

    @Test
    void warmThawTrainsFromAnEpochOn() {
        assertEquals("stem-stage4: 3-; neck-head: all", text(FreezingSchedules.warmThaw(3, Set.of()), 12));
    }

    @Test
    void gradualThawBeginsAtTheTop() {
        assertEquals(
                "stem: 9-; stage1: 7-; stage2: 5-; stage3: 3-; stage4: 1-; neck-head: all",
                text(FreezingSchedules.gradualThaw(1, 2, Set.of()), 12));
    }

    @Test
    void aPeriodOfStepsSharesEachEpoch() {
        FreezingSchedule schedule = FreezingSchedules.iterations(4, Set.of());
        Expansion expansion = Expansion.of(schedule, 3, 1);
        assertTrue(expansion.withinEpochs());
        assertFalse(expansion.measured());
        assertEquals(0.25, expansion.share());
        assertEquals(3, expansion.most().backboneEpochs());
        assertEquals(0, expansion.least().backboneEpochs());
        assertTrue(schedule.at(new Moment(1, 3, 8, List.of())).backboneTrains());
        assertFalse(schedule.at(new Moment(1, 3, 9, List.of())).backboneTrains());
    }

    @Test
    void aPlateauThawsAtTheEarliestAfterItsPatienceOrNever() {
        Expansion expansion = Expansion.of(FreezingSchedules.plateau(2, Set.of()), 12, 2);
        assertTrue(expansion.measured());
        // scores after epochs 1, 3 and 5; the first one is always better than none
        assertEquals("stem-stage4: 6-; neck-head: all", expansion.most().text());
        assertEquals(0, expansion.least().backboneEpochs());
    }

    @Test
    void aPlateauLongerThanTheRunIsAFrozenBackbone() {
        assertTrue(Expansion.of(FreezingSchedules.plateau(30, Set.of()), 12, 1).exact());
    }

    @Test
    void theBackboneStaysThawedWhenTheScoreRisesAgain() {
        FreezingSchedule schedule = FreezingSchedules.plateau(2, Set.of());
        assertFalse(schedule.at(new Moment(3, 9, 0, List.of(0.1, 0.3, 0.2))).backboneTrains());
        assertTrue(schedule.at(new Moment(4, 9, 0, List.of(0.1, 0.3, 0.2, 0.3))).backboneTrains());
        assertTrue(schedule.at(new Moment(5, 9, 0, List.of(0.1, 0.3, 0.2, 0.3, 0.9)))
                .backboneTrains());
    }

    @Test
    void aScoreThatIsNoNumberIsNoBetterOne() {
        FreezingSchedule schedule = FreezingSchedules.plateau(2, Set.of());
        assertTrue(schedule.at(new Moment(2, 9, 0, List.of(Double.NaN, Double.NaN)))
                .backboneTrains());
        assertEquals(
                EnumSet.of(NetworkPart.NECK, NetworkPart.HEAD),
                schedule.at(Moment.ofEpoch(0, 9)).trained());
    }
}
