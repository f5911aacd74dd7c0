package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecimationTest {
    private static CurvePoints points(float... values) {
        return new CurvePoints(i -> i, values, values.length);
    }

    @Test
    void fewPointsStayAsTheyAre() {
        double[][] thinned = Decimation.of(points(5, 3, 4), new XRange(0, 2), 100);
        assertArrayEquals(new double[] {0, 1, 2}, thinned[0]);
        assertArrayEquals(new double[] {5, 3, 4}, thinned[1]);
    }

    @Test
    void aColumnKeepsItsLowestAndHighestPointInTheirOrder() {
        double[][] thinned = Decimation.of(points(5, 9, 1, 4, 4), new XRange(0, 4.5), 1);
        assertArrayEquals(new double[] {1, 2}, thinned[0]);
        assertArrayEquals(new double[] {9, 1}, thinned[1]);
    }

    @Test
    void aHundredThousandPointsBecomeAtMostTwoPerColumnAndNoSpikeIsLost() {
        float[] values = new float[100_000];
        values[54_321] = 1000;
        double[][] thinned = Decimation.of(points(values), new XRange(0, 99_999), 800);
        assertTrue(thinned[0].length <= 2 * 802, "points: " + thinned[0].length);
        assertEquals(1000, Arrays.stream(thinned[1]).max().orElseThrow());
    }

    @Test
    void aRangeKeepsOneNeighbourOnEachSide() {
        double[][] thinned = Decimation.of(points(0, 1, 2, 3, 4, 5), new XRange(2.5, 3.5), 100);
        assertArrayEquals(new double[] {2, 3, 4}, thinned[0]);
    }

    @Test
    void aValueThatIsNotANumberLeavesAGap() {
        double[][] thinned = Decimation.of(points(1, Float.NaN, 2), new XRange(0, 2), 100);
        assertTrue(Double.isNaN(thinned[1][1]));
    }

    @Test
    void noPointsGiveNoPoints() {
        assertEquals(0, Decimation.of(points(), new XRange(0, 1), 100)[0].length);
    }
}
