package org.nadir.run.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
    /** The usual tables of two-sided 95 %, with exact values for one and two degrees of freedom. */
    @ParameterizedTest
    @CsvSource({"1, 12.7062047", "2, 4.3026527", "3, 3.1824463", "4, 2.7764451", "10, 2.2281389", "30, 2.0422725"})
    void quantilesAreThoseOfTheTables(double freedom, double expected) {
        assertEquals(expected, StudentT.quantile(0.975, freedom), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "1, 0.75", "-1, 0.25"})
    void oneDegreeOfFreedomIsCauchys(double t, double expected) {
        assertEquals(expected, StudentT.cumulative(t, 1), 1e-12);
    }
}
