package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MapModelTest {
    private static final double EXACT = 1e-9;

    private static MapModel model() {
        MapModel model = new MapModel();
        model.resizeView(new ViewSize(800, 600));
        model.showExtent(new SceneRect(0, 0, 4000, 2000));
        return model;
    }

    @Test
    void fittingShowsTheWholeSceneInTheMiddleWithAMargin() {
        MapModel model = model();
        assertEquals(new Viewport(2000, 1000, (800 - 24) / 4000.0), model.viewport());
    }

    @Test
    void anExtentShownBeforeTheViewHasASizeIsFittedOnceItHas() {
        MapModel model = new MapModel();
        model.showExtent(new SceneRect(0, 0, 100, 100));
        model.resizeView(new ViewSize(124, 224));
        assertEquals(new Viewport(50, 50, 1), model.viewport());
    }

    @Test
    void resizingTheViewLaterKeepsThePlaceAndTheScale() {
        MapModel model = model();
        model.viewportProperty().set(new Viewport(10, 20, 3));
        model.resizeView(new ViewSize(500, 500));
        assertEquals(new Viewport(10, 20, 3), model.viewport());
    }

    @Test
    void zoomingKeepsTheScenePointUnderTheCursor() {
        MapModel model = model();
        double x = model.toSceneX(123);
        double y = model.toSceneY(456);
        model.zoomAt(123, 456, 3.7);
        assertEquals(x, model.toSceneX(123), EXACT);
        assertEquals(y, model.toSceneY(456), EXACT);
    }

    @Test
    void zoomingStopsAtTheLargestScaleAndStillKeepsThePoint() {
        MapModel model = model();
        double x = model.toSceneX(700);
        model.zoomAt(700, 100, 1e9);
        assertEquals(MapModel.MAX_SCALE, model.viewport().scale());
        assertEquals(x, model.toSceneX(700), EXACT);
    }

    @Test
    void zoomingOutStopsWhileTheSceneCanStillBeSeen() {
        MapModel model = model();
        model.zoom(1e-9);
        assertEquals(48, model.viewport().scale() * 4000, EXACT);
    }

    @Test
    void panningMovesTheSceneWithTheCursor() {
        MapModel model = model();
        model.oneToOne();
        double x = model.toSceneX(300);
        model.panBy(50, -20);
        assertEquals(x, model.toSceneX(350), EXACT);
    }

    @Test
    void panningNeverLosesTheScene() {
        MapModel model = model();
        model.panBy(1e7, 1e7);
        assertEquals(0, model.viewport().centreX());
        assertEquals(0, model.viewport().centreY());
    }

    @Test
    void linkedMapsShareOneViewport() {
        MapModel left = model();
        MapModel right = model();
        right.viewportProperty().bindBidirectional(left.viewportProperty());
        right.zoom(2);
        assertEquals(right.viewport(), left.viewport());
    }

    @Test
    void screenAndSceneCoordinatesAreInverse() {
        MapModel model = model();
        assertEquals(321, model.toScreenX(model.toSceneX(321)), EXACT);
        assertEquals(123, model.toScreenY(model.toSceneY(123)), EXACT);
    }

    @Test
    void aViewportWithoutAScaleIsRefused() {
        assertTrue(org.junit.jupiter.api.Assertions.assertThrows(
                        IllegalArgumentException.class, () -> new Viewport(0, 0, 0))
                .getMessage()
                .contains("scale"));
    }
}
