package org.nadir.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EarlyStopTest {
    private static Optional<String> reason(int patience, double minImprovement, Double... scores) {
        return new EarlyStop(patience, minImprovement).reason(List.of(scores), "mAP50");
    }

    @Test
    void aRunEndsOncePatienceIsOver() {
        assertEquals(Optional.empty(), reason(2, 0, 0.3, 0.5, 0.4));
        assertEquals(Optional.of("mAP50 has not improved for 2 validations"), reason(2, 0, 0.3, 0.5, 0.4, 0.5));
    }

    @Test
    void anImprovementBeginsTheWaitAnew() {
        assertEquals(Optional.empty(), reason(2, 0, 0.5, 0.4, 0.6, 0.4));
    }

    @Test
    void aSmallRiseIsNoImprovementButSmallRisesAddUp() {
        assertEquals(
                Optional.of("mAP50 has not improved by more than 0.1 for 2 validations"),
                reason(2, 0.1, 0.5, 0.55, 0.59));
        assertEquals(Optional.empty(), reason(2, 0.1, 0.5, 0.55, 0.61));
    }

    @Test
    void withoutPatienceNoRunEndsEarly() {
        assertEquals(Optional.empty(), reason(0, 0, 0.5, 0.4, 0.3, 0.2));
    }

    @Test
    void aScoreThatIsNoNumberIsNoImprovement() {
        assertEquals(Optional.of("mAP50 has not improved for 1 validation"), reason(1, 0, Double.NaN, 0.1, Double.NaN));
        assertEquals(Optional.empty(), reason(1, 0, Double.NaN, Double.NaN));
    }
}
