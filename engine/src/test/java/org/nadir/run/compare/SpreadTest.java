package org.nadir.run.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void threeSeedsGiveMeanDeviationAndInterval() {
        // deviations -1, 0, 1: s = 1; t(2) = 4.30265; 4.30265 / sqrt 3 = 2.48414
        Spread spread = Spread.of(List.of(4.0, 5.0, 6.0));
        assertEquals(5, spread.mean());
        assertEquals(1, spread.deviation());
        assertEquals(2.484138, spread.halfWidth().orElseThrow(), 1e-5);
    }

    @Test
    void twoSeedsGiveNoInterval() {
        Spread spread = Spread.of(List.of(4.0, 6.0));
        assertEquals(Math.sqrt(2), spread.deviation(), 1e-12);
        assertTrue(spread.halfWidth().isEmpty());
    }

    @Test
    void runsThatDoNotTellAreNotCounted() {
        assertEquals(new Spread(1, 3, Double.NaN), Spread.of(List.of(Double.NaN, 3.0)));
    }

    /** Equal sizes and variances: the degrees of freedom of Welch are 2 n - 2 = 4, t = 2.776445, sqrt(2/3) = 0.816497. */
    @Test
    void theDifferenceOfTwoMeansHasWelchsInterval() {
        Spread one = Spread.of(List.of(4.0, 5.0, 6.0));
        Spread other = Spread.of(List.of(14.0, 15.0, 16.0));
        assertEquals(2.266958, one.halfWidthOfDifference(other).orElseThrow(), 1e-5);
    }
}
