package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpochScaleTest {
    private final CurveModel model = new CurveModel();

    private EpochScale scale(XAxis axis) {
        return EpochScale.of(model.all(), axis).orElseThrow();
    }

    @Test
    void epochsAreThemselvesOnTheirOwnAxis() {
        assertEquals(7, scale(XAxis.EPOCH).x(7));
    }

    @Test
    void betweenPointsTheAxisIsInterpolated() {
        CurveSeries series = model.series("Loss");
        series.append(0, 0, 0, 1);
        series.append(100, 1, 20, 1);
        series.append(200, 2, 60, 1);
        assertEquals(150, scale(XAxis.STEP).x(1.5));
        assertEquals(40, scale(XAxis.TIME).x(1.5));
    }

    @Test
    void beyondTheLastPointTheMeanPaceGoesOn() {
        CurveSeries series = model.series("Loss");
        series.append(0, 0, 0, 1);
        series.append(200, 2, 60, 1);
        assertEquals(360, scale(XAxis.TIME).x(12), 1e-9);
    }

    @Test
    void withoutAnyPaceThereIsNoScaleOfTime() {
        assertEquals(Optional.empty(), EpochScale.of(model.all(), XAxis.TIME));
    }
}
