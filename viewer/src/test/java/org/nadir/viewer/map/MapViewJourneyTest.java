package org.nadir.viewer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nadir.geometry.OrientedBox;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MapViewJourneyTest {
    private final MapModel model = new MapModel();
    private final SceneLayer scene = new SceneLayer();
    private final BoxLayer boxes = new BoxLayer();
    private MapView view;

    @Start
    void open(Stage stage) {
        view = new MapView(model);
        view.layers().addAll(scene, boxes);
        scene.sourceProperty().set(Optional.of(new PatternTiles(2000, 1500, 256)));
        boxes.boxes().setAll(box("ship", 1000, 750, 200, 80, 0.9), box("car", 1000, 750, 40, 20, 0.4));
        stage.setScene(new javafx.scene.Scene(view, 640, 480));
        stage.show();
        model.showExtent(new SceneRect(0, 0, 2000, 1500));
    }

    @BeforeEach
    void waitForTiles() throws Exception {
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> !scene.loadingProperty().get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static MapBox box(String label, double x, double y, double width, double height, double score) {
        return new MapBox(label, new OrientedBox(x, y, width, height, 0.3), label, Color.ORANGE, score, false);
    }

    private Point2D onScreen(double x, double y) {
        return view.localToScreen(x, y);
    }

    private WritableImage snapshot() {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> view.snapshot(null, null));
    }

    @Test
    void theWheelZoomsAndKeepsThePointUnderTheCursor(FxRobot robot) {
        robot.moveTo(onScreen(200, 150));
        double x = model.toSceneX(200);
        double y = model.toSceneY(150);
        double before = model.viewport().scale();
        robot.scroll(5, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertNotEquals(before, model.viewport().scale());
        assertEquals(x, model.toSceneX(200), 0.5);
        assertEquals(y, model.toSceneY(150), 0.5);
    }

    @Test
    void draggingMovesTheSceneWithTheCursor(FxRobot robot) {
        double x = model.toSceneX(300);
        double y = model.toSceneY(200);
        robot.drag(onScreen(300, 200), MouseButton.PRIMARY)
                .moveTo(onScreen(360, 230))
                .drop();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(x, model.toSceneX(360), 2);
        assertEquals(y, model.toSceneY(230), 2);
    }

    @Test
    void aClickChoosesTheSmallestBoxAndAClickBesideChoosesNothing(FxRobot robot) {
        robot.clickOn(onScreen(model.toScreenX(1000), model.toScreenY(750)));
        assertEquals(Optional.of("car"), boxes.selectedKeyProperty().get());
        robot.clickOn(onScreen(40, 40));
        assertEquals(Optional.empty(), boxes.selectedKeyProperty().get());
    }

    @Test
    void theKeysZoomAndFit(FxRobot robot) {
        robot.clickOn(onScreen(30, 30));
        Viewport fitted = model.viewport();
        robot.type(KeyCode.DIGIT1);
        assertEquals(1, model.viewport().scale());
        robot.type(KeyCode.F);
        assertEquals(fitted, model.viewport());
    }

    @Test
    void theCursorIsReadOut(FxRobot robot) throws Exception {
        robot.interact(() ->
                view.probeProperty().set(Optional.of((x, y) -> new MapProbe.Reading(Optional.empty(), List.of(7f)))));
        robot.moveTo(onScreen(320, 240));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> model.readoutProperty()
                .get()
                .filter(r -> r.values().equals(List.of(7f)))
                .isPresent());
        assertEquals(1000, model.readoutProperty().get().orElseThrow().x(), 8);
    }

    @Test
    void theSceneIsOnScreenInItsColours() {
        WritableImage image = snapshot();
        double x = Math.floor(model.toScreenX(808));
        double y = Math.floor(model.toScreenY(408));
        Color seen = image.getPixelReader().getColor((int) x, (int) y);
        assertEquals((808 / 16 * 5 & 0xFF) / 255.0, seen.getRed(), 0.05);
        assertEquals((408 / 16 * 5 & 0xFF) / 255.0, seen.getGreen(), 0.05);
    }

    @Test
    void theFormerColoursStayUntilTheNewOnesAreThere(FxRobot robot) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        int x = (int) model.toScreenX(1500);
        int y = (int) model.toScreenY(900);
        Color before = snapshot().getPixelReader().getColor(x, y);
        robot.interact(() -> scene.sourceProperty().set(Optional.of(new HeldTiles(held))));
        assertEquals(before, snapshot().getPixelReader().getColor(x, y));
        held.countDown();
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> !scene.loadingProperty().get());
        assertEquals(Color.WHITE, snapshot().getPixelReader().getColor(x, y));
    }

    @Test
    void aStateCoversTheMapUntilItIsTakenAway(FxRobot robot) {
        robot.interact(() -> view.showState(MapStatePane.empty("Open a scene", "Drop a GeoTIFF here.")));
        assertTrue(robot.lookup("Open a scene").tryQuery().isPresent());
        robot.interact(view::clearState);
        assertTrue(robot.lookup("Open a scene").tryQuery().isEmpty());
    }

    /** White tiles of the same size that come when they are let go. */
    private record HeldTiles(CountDownLatch held) implements TileSource {
        @Override
        public int width() {
            return 2000;
        }

        @Override
        public int height() {
            return 1500;
        }

        @Override
        public int levels() {
            return 4;
        }

        @Override
        public int tileSize() {
            return 256;
        }

        @Override
        public int[] render(int level, int column, int row) {
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            int[] pixels = new int[256 * 256];
            Arrays.fill(pixels, 0xFFFFFFFF);
            return pixels;
        }
    }
}
