package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TilePlanTest {
    private static final TileSource SOURCE = new PatternTiles(2048, 1024, 256);

    private static TilePlan plan(double x, double y, double scale, double outputScale) {
        return TilePlan.of(SOURCE, new MapFrame(new Viewport(x, y, scale), new ViewSize(400, 300), outputScale));
    }

    @Test
    void fullResolutionIsTakenAtOneToOneAndBeyond() {
        assertEquals(0, plan(500, 500, 1, 1).level());
        assertEquals(0, plan(500, 500, 8, 1).level());
    }

    @Test
    void theNextFinerLevelIsTakenBelow() {
        assertEquals(1, plan(500, 500, 0.5, 1).level());
        assertEquals(1, plan(500, 500, 0.3, 1).level());
        assertEquals(2, plan(500, 500, 0.25, 1).level());
    }

    @Test
    void aDenseDisplayTakesAFinerLevel() {
        assertEquals(1, plan(500, 500, 0.25, 2).level());
    }

    @Test
    void theCoarsestLevelIsTheLast() {
        assertEquals(SOURCE.levels() - 1, plan(1000, 500, 1e-4, 1).level());
    }

    @Test
    void visibleTilesAreThoseInViewNearestToTheMiddleFirst() {
        // 400 x 300 pixels about (700, 300) reach from 500 to 900 and from 150 to 450: columns 1 to 3, rows 0 and 1
        TilePlan plan = plan(700, 300, 1, 1);
        assertEquals(6, plan.visible().size());
        assertEquals(new TileKey(0, 2, 1), plan.visible().get(0));
        assertTrue(plan.visible().contains(new TileKey(0, 1, 0)));
    }

    @Test
    void theRingAroundIsKeptWithinThePicture() {
        TilePlan plan = plan(100, 100, 2, 1);
        assertEquals(List.of(new TileKey(0, 0, 0)), plan.visible());
        assertEquals(3, plan.around().size());
    }

    @Test
    void nothingIsNeededWhereThePictureIsOutOfView() {
        assertEquals(List.of(), plan(-5000, -5000, 1, 1).visible());
    }
}
