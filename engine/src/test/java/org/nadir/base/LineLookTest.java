package org.nadir.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineLookTest {
    @Test
    void fortyEightRunsAllLookDifferent() {
        assertEquals(48, LineLook.COUNT);
        assertEquals(
                48, IntStream.range(0, 48).mapToObj(LineLook::of).distinct().count());
    }

    @Test
    void twelveColoursComeBeforeAnyDash() {
        assertTrue(IntStream.range(0, 12)
                .mapToObj(LineLook::of)
                .allMatch(look -> look.dashes().lengths().isEmpty()));
        assertEquals(LineLook.of(0).argb(), LineLook.of(12).argb());
        assertNotEquals(LineLook.of(0).dashes(), LineLook.of(12).dashes());
    }

    @Test
    void everyColourIsSeenOnWhiteAndOnTheDarkGround() {
        for (int place = 0; place < 12; place++) {
            double luminance = luminance(LineLook.of(place).argb());
            assertTrue(1.05 / (luminance + 0.05) >= 2, LineLook.of(place).hex());
            assertTrue(
                    (luminance + 0.05) / (luminance(0xFF0D1117) + 0.05) >= 2,
                    LineLook.of(place).hex());
        }
    }

    /** Relative luminance as WCAG defines it. */
    private static double luminance(int argb) {
        return 0.2126 * linear(argb >> 16 & 0xFF) + 0.7152 * linear(argb >> 8 & 0xFF) + 0.0722 * linear(argb & 0xFF);
    }

    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
