package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmoothingTest {
    private static float[] smooth(double weight, float... values) {
        return Smoothing.of(new CurvePoints(i -> i, values, values.length), weight);
    }

    @Test
    void theMeanIsNotPulledToZeroAtItsStart() {
        // s1 = 2 / 2 = 1, shown 1 / 0.5 = 2; s2 = 0.5 * 1 + 0.5 * 5 = 3, shown 3 / 0.75 = 4
        assertArrayEquals(new float[] {2, 4}, smooth(0.5, 2, 5), 1e-6f);
    }

    @Test
    void aConstantStaysConstant() {
        for (float value : smooth(0.99, 3, 3, 3, 3, 3)) {
            assertEquals(3, value, 1e-5);
        }
    }

    @Test
    void aGapIsSkippedAndStaysAGap() {
        float[] smooth = smooth(0.5, 2, Float.NaN, 5);
        assertTrue(Float.isNaN(smooth[1]));
        assertEquals(4, smooth[2], 1e-6);
    }
}
