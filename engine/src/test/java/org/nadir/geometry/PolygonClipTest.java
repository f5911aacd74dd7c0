package org.nadir.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PolygonClipTest {
    private static final Bounds WINDOW = new Bounds(0, 0, 10, 10);

    @Test
    void aPolygonInsideStaysAsItIs() {
        double[] triangle = {1, 1, 9, 1, 5, 8};
        assertEquals(28, PolygonClip.area(PolygonClip.inside(triangle, WINDOW)), 1e-12);
    }

    @Test
    void theCornerOfADiamondIsCutOff() {
        // a diamond of half diagonal 4 about (10, 5): the left half stays
        double[] diamond = {6, 5, 10, 1, 14, 5, 10, 9};
        assertEquals(16, PolygonClip.area(PolygonClip.inside(diamond, WINDOW)), 1e-12);
    }

    @Test
    void nothingIsLeftOfAPolygonOutside() {
        assertEquals(0, PolygonClip.inside(new double[] {20, 20, 30, 20, 25, 30}, WINDOW).length);
    }

    @Test
    void aPolygonAroundTheWindowBecomesTheWindow() {
        double[] large = {-50, -50, 60, -50, 60, 60, -50, 60};
        assertEquals(100, PolygonClip.area(PolygonClip.inside(large, WINDOW)), 1e-12);
    }
}
