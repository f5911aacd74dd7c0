package org.nadir.viewer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.nadir.base.LineLook;

class ScatterScaleTest {
    @Test
    void pointsLieWithinThePlotWithTheirBars() {
        ScatterScale scale = ScatterScale.of(
                List.of(
                        new ScatterChart.Dot("a", LineLook.PLAIN, 100, 0.3, 0.1),
                        new ScatterChart.Dot("b", LineLook.PLAIN, 300, 0.5, 0)),
                new Rectangle2D(10, 20, 200, 100));
        assertEquals(110, scale.x(200), 1e-9);
        assertTrue(scale.y(0.2) < 120 && scale.y(0.5) > 20);
    }
}
