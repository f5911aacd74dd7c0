package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CurveBandTest {
    @Test
    void theOutlineRunsAlongTheLowerCurveAndBackAlongTheUpperOne() {
        double[][] low = {{0, 1, 2}, {5, Double.NaN, 7}};
        double[][] high = {{0, 2}, {6, 9}};
        assertArrayEquals(new double[] {0, 5, 2, 7, 2, 9, 0, 6}, CurveBand.outline(low, high));
    }

    @Test
    void aMeanWithItsSpreadIsACurveWithABand() {
        CurveSeries series = new CurveModel().series("mean");
        assertTrue(series.spreads().isEmpty());
        for (int i = 0; i < 100; i++) {
            series.append(new CurveSeries.Place(i, i, 2 * i, i / 2.0), i, 0.25);
        }
        assertEquals(0.25f, series.spreads().orElseThrow()[99]);
        assertEquals(49.5, series.points(XAxis.DEVICE).x(99));
        assertEquals(198, series.points(XAxis.TIME).x(99));
    }
}
