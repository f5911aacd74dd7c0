package org.nadir.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundNumbersTest {
    @Test
    void theyAreOneTwoOrFiveTimesAPowerOfTenApart() {
        assertEquals(List.of(0.0, 2.0, 4.0, 6.0, 8.0, 10.0), RoundNumbers.between(0, 10));
        assertEquals(List.of(600.0, 800.0, 1000.0, 1200.0), RoundNumbers.between(500, 1200));
    }
}
