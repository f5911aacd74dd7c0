package org.nadir.freezing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nadir.nn.NetworkPart;
import org.nadir.nn.PartWork;

/** Parts of 1, 2, 4, 8, 16 (backbone), 32 (neck) and 64 (head) operations; a forward pass of twice 127. */
class CostModelTest {
    private static final CostModel MODEL = new CostModel(parts());

    private static Map<NetworkPart, PartWork> parts() {
        Map<NetworkPart, PartWork> parts = new EnumMap<>(NetworkPart.class);
        for (NetworkPart part : NetworkPart.values()) {
            parts.put(part, new PartWork(1L << part.ordinal(), 10L << part.ordinal()));
        }
        return parts;
    }

    private static double step(String table) {
        return MODEL.step(FreezeTable.parse(table, 1).state(0));
    }

    private static FreezeTable table(FreezingSchedule schedule, int epochs) {
        return Expansion.of(schedule, epochs, 1).most();
    }

    @Test
    void fullTrainingIsThreeTimesTheForwardPass() {
        assertEquals(254, MODEL.forward());
        assertEquals(3 * 254, step("stem-head: all"));
    }

    @Test
    void aFrozenPrefixCostsOnlyItsForwardPass() {
        assertEquals(2 * (1 + 2 + 4 + 3 * (8 + 16 + 32 + 64)), step("stem-stage2: -"));
    }

    @Test
    void aFrozenPartAboveOneThatTrainsStillPassesGradients() {
        assertEquals(2 * (1 + 3 * 2 + 2 * (4 + 8 + 16 + 32 + 64)), step("stem: -; stage2-head: -"));
    }

    /** N [ E (F_B + F_R) + 2 E F_R + 2 U F_B' ] with F_B = 31, F_R = 96, F_B' = 28, E = 12, U = 4. */
    @Test
    void oneBitForTheBackboneIsTheFormulaOfThePaper() {
        double expected = 2 * (12 * (31 + 96) + 2 * 12 * 96 + 2 * 4 * 28.0);
        assertEquals(expected, MODEL.total(table(FreezingSchedules.step(3, FreezingSchedules.referenceFixed()), 12)));
    }

    @Test
    void parametersAreThoseThatTrain() {
        FreezeState state = FreezeTable.parse("stem-stage1, stage3-neck: -", 1).state(0);
        assertEquals(10 * (4 + 64), MODEL.parameters(state));
    }

    @Test
    void everyEpochHasItsCost() {
        FreezeTable table = FreezeTable.parse("backbone: 1", 2);
        assertArrayEquals(new double[] {2 * (31 + 3 * 96), 2 * 3 * 127}, MODEL.epochs(table));
    }

    @Test
    void aPeriodOfStepsCostsTheMean() {
        FreezeTable full = table(FreezingSchedules.full(Set.of()), 4);
        Expansion plan = Expansion.of(FreezingSchedules.iterations(4, Set.of()), 4, 1);
        CostModel.Cost cost = MODEL.cost(plan, full);
        double expected = (0.25 * 3 * 127 + 0.75 * (31 + 3 * 96)) / (3 * 127);
        assertEquals(expected, cost.mostShare(), 1e-12);
        assertEquals(cost.leastShare(), cost.mostShare());
    }

    @Test
    void aPlateauCostsBetweenNeverAndEarliest() {
        FreezeTable full = table(FreezingSchedules.full(Set.of()), 4);
        CostModel.Cost cost = MODEL.cost(Expansion.of(FreezingSchedules.plateau(1, Set.of()), 4, 1), full);
        assertEquals(MODEL.total(table(FreezingSchedules.frozen(Set.of()), 4)), cost.least());
        assertEquals(MODEL.total(table(FreezingSchedules.warmThaw(2, Set.of()), 4)), cost.most());
        assertEquals(MODEL.total(full), cost.full());
    }
}
