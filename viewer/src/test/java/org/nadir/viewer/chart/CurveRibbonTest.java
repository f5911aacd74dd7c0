package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveRibbonTest {
    private static final double GAP = Double.NaN;

    @Test
    void eachColumnReachesFromItsLowestToItsHighestPointAndToTheNextColumn() {
        double[][] xy = {{0, 0.5, 1, 1.5, 2}, {3, 1, 2, 4, 5}};
        List<double[]> outlines = CurveRibbon.outlines(xy, new XRange(0, 3), 3);
        assertEquals(1, outlines.size());
        assertArrayEquals(new double[] {0, 1, 1, 2, 2, 5, 2, 5, 1, 5, 0, 3}, outlines.get(0));
    }

    @Test
    void aGapPartsTheRibbonAndAPointAloneHasNone() {
        double[][] xy = {{0, 1, 2, 3, 4, 5, 6}, {1, 2, GAP, 7, GAP, 3, 4}};
        List<double[]> outlines = CurveRibbon.outlines(xy, new XRange(0, 7), 7);
        assertEquals(2, outlines.size());
        assertArrayEquals(new double[] {0, 1, 1, 2, 1, 2, 0, 2}, outlines.get(0));
    }
}
