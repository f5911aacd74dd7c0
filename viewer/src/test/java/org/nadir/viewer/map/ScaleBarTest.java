package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScaleBarTest {
    @Test
    void theBarIsTheLongestRoundLengthThatFits() {
        // 120 pixels at 2 screen pixels per scene pixel of 0.5 m are 30 m
        assertEquals(new ScaleBar(80, "20 m"), ScaleBar.of(2, Optional.of(0.5), 120));
    }

    @Test
    void longDistancesAreToldInKilometres() {
        assertEquals("5 km", ScaleBar.of(0.1, Optional.of(10.0), 99).text());
    }

    @Test
    void shortDistancesAreToldInCentimetres() {
        assertEquals("20 cm", ScaleBar.of(10, Optional.of(0.03), 100).text());
    }

    @Test
    void withoutAGroundSizeThePixelsAreCounted() {
        assertEquals(new ScaleBar(100, "1,000 px"), ScaleBar.of(0.1, Optional.empty(), 150));
    }
}
