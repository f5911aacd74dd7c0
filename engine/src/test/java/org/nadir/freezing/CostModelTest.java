package org.nadir.freezing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CostModelTest {
    /** N = 10, E = 12, U = 4, F_B = 5, F_R = 3, F_B' = 4: 10 (12 * 8 + 2 * 12 * 3 + 2 * 4 * 4) = 2000. */
    @Test
    void totalFollowsTheFormula() {
        assertEquals(2000, new CostModel(5, 3, 4).total(10, 12, 4));
    }

    /** (12 * 8 + 72 + 32) / (12 * 8 + 72 + 96) = 200 / 264. */
    @Test
    void shareComparesWithABackboneThatAlwaysTrains() {
        assertEquals(200.0 / 264, new CostModel(5, 3, 4).shareOfFullTraining(12, 4), 1e-12);
    }

    @Test
    void trainedEpochsOfRhoAreRoundedUp() {
        assertEquals(5, CostModel.trainedEpochs(FreezingSchedules.step(3, Set.of()), 13));
    }

    @Test
    void moreTrainedEpochsThanEpochsAreRefused() {
        CostModel model = new CostModel(5, 3, 4);
        assertThrows(IllegalArgumentException.class, () -> model.total(1, 3, 4));
    }
}
