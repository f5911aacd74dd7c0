package org.nadir.run.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nadir.run.compare.ParetoFront.Point;

class ParetoFrontTest {
    @Test
    void pointsThatAnotherBeatsInBothAreNotOnTheFront() {
        assertEquals(
                List.of(2, 0),
                ParetoFront.of(List.of(new Point(10, 0.5), new Point(12, 0.4), new Point(3, 0.3), new Point(4, 0.2))));
    }

    @Test
    void ofEqualCostTheMoreAccurateStays() {
        assertEquals(List.of(1), ParetoFront.of(List.of(new Point(3, 0.2), new Point(3, 0.3), new Point(4, 0.3))));
    }

    @Test
    void equalPointsStayTogetherAndUnknownOnesAreLeftOut() {
        assertEquals(
                List.of(0, 2), ParetoFront.of(List.of(new Point(3, 0.2), new Point(1, Double.NaN), new Point(3, 0.2))));
    }
}
