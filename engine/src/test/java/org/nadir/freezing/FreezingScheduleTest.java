package org.nadir.freezing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nadir.nn.NetworkPart;

class FreezingScheduleTest {
    private static List<Integer> trainedEpochs(FreezingSchedule schedule, int epochs) {
        return IntStream.range(0, epochs)
                .filter(epoch -> schedule.at(Moment.ofEpoch(epoch, epochs)).backboneTrains())
                .boxed()
                .toList();
    }

    @Test
    void stepTrainsTheBackboneInEpochsThatRhoDivides() {
        assertEquals(List.of(0, 3, 6, 9), trainedEpochs(FreezingSchedules.step(3, Set.of()), 12));
    }

    @Test
    void rhoOfOneTrainsInEveryEpoch() {
        assertEquals(List.of(0, 1, 2, 3), trainedEpochs(FreezingSchedules.step(1, Set.of()), 4));
    }

    @Test
    void infiniteRhoNeverTrainsTheBackbone() {
        assertEquals(List.of(), trainedEpochs(FreezingSchedules.step(Double.POSITIVE_INFINITY, Set.of()), 12));
    }

    @Test
    void explicitEpochsAreThoseThatTrain() {
        assertEquals(List.of(1, 5), trainedEpochs(FreezingSchedules.epochs(Set.of(1, 5, 21), Set.of()), 12));
    }

    @Test
    void neckAndHeadTrainInFrozenEpochsToo() {
        FreezeState state = FreezingSchedules.frozen(Set.of()).at(Moment.ofEpoch(0, 3));
        assertEquals(EnumSet.of(NetworkPart.NECK, NetworkPart.HEAD), state.trained());
    }

    @Test
    void fixedStagesNeverTrain() {
        FreezeState state =
                FreezingSchedules.full(FreezingSchedules.referenceFixed()).at(Moment.ofEpoch(0, 3));
        assertFalse(state.trains(NetworkPart.STEM));
        assertFalse(state.trains(NetworkPart.STAGE1));
        assertTrue(state.trains(NetworkPart.STAGE2));
    }

    @Test
    void fractionsAndZeroAreNoRho() {
        assertThrows(IllegalArgumentException.class, () -> FreezingSchedules.step(1.5, Set.of()));
        assertThrows(IllegalArgumentException.class, () -> FreezingSchedules.step(0, Set.of()));
        assertThrows(IllegalArgumentException.class, () -> FreezingSchedules.step(Double.NaN, Set.of()));
    }
}
