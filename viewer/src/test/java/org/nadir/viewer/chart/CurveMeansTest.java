package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveMeansTest {
    private final CurveModel model = new CurveModel();

    private CurveSeries series(String name, double... values) {
        CurveSeries series = model.series(name);
        for (int i = 0; i < values.length; i++) {
            series.append(new CurveSeries.Place(i, i / 2.0, 10 * i, 5 * i), values[i]);
        }
        return series;
    }

    @Test
    void theMeanOfTwoRunsHasTheirDeviationAsItsBand() {
        CurveSeries mean = model.series("mean");
        CurveMeans.append(mean, List.of(series("a", 1, 2), series("b", 3, 2, 7)));
        assertEquals(3, mean.size());
        assertEquals(2, mean.points(XAxis.STEP).y(0));
        // 7 of the longer one alone
        assertEquals(7, mean.points(XAxis.STEP).y(2));
        float[] spreads = mean.spreads().orElseThrow();
        assertArrayEquals(new float[] {(float) Math.sqrt(2), 0, 0}, java.util.Arrays.copyOf(spreads, 3), 1e-6f);
        assertEquals(10, mean.points(XAxis.DEVICE).x(2));
    }
}
