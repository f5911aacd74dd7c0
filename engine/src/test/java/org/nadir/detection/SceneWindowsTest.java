package org.nadir.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nadir.geometry.Bounds;
import org.nadir.scene.PixelWindow;

final class SceneWindowsTest {
    private static List<Integer> lefts(int width) {
        SceneWindows windows = SceneWindows.of(width, 100, 100, 20);
        return IntStream.range(0, windows.count())
                .mapToObj(i -> windows.window(i).x())
                .toList();
    }

    @Test
    void windowsOverlapAndTheLastEndsWithTheScene() {
        assertEquals(List.of(0), lefts(100));
        assertEquals(List.of(0, 1), lefts(101));
        assertEquals(List.of(0, 80), lefts(180));
        assertEquals(List.of(0, 80, 81), lefts(181));
        assertEquals(List.of(0, 80, 150), lefts(250));
    }

    @Test
    void aSmallSceneHasOneWindowOfItsOwnSize() {
        SceneWindows windows = SceneWindows.of(70, 33, 100, 20);
        assertEquals(1, windows.count());
        assertEquals(new PixelWindow(0, 0, 70, 33), windows.window(0));
    }

    @Test
    void windowsComeRowByRow() {
        SceneWindows windows = SceneWindows.of(180, 260, 100, 20);
        assertEquals(new PixelWindow(80, 80, 100, 100), windows.window(3));
    }

    @Test
    void aBoxCutByAnInnerEdgeIsLeftToTheNeighbourThatSeesItWhole() {
        SceneWindows windows = SceneWindows.of(180, 100, 100, 20);
        assertTrue(windows.belongsToNeighbour(0, new Bounds(84, 40, 100, 50)));
        assertTrue(windows.belongsToNeighbour(1, new Bounds(80, 40, 95, 50)));
        assertFalse(windows.belongsToNeighbour(0, new Bounds(84, 40, 97, 50)));
    }

    @Test
    void aBoxLargerThanTheOverlapIsKeptByBoth() {
        SceneWindows windows = SceneWindows.of(180, 100, 100, 20);
        assertFalse(windows.belongsToNeighbour(0, new Bounds(70, 40, 100, 50)));
        assertFalse(windows.belongsToNeighbour(1, new Bounds(80, 40, 110, 50)));
    }

    @Test
    void theEdgesOfTheSceneCutNothing() {
        SceneWindows windows = SceneWindows.of(180, 100, 100, 20);
        assertFalse(windows.belongsToNeighbour(0, new Bounds(-3, 40, 10, 50)));
        assertFalse(windows.belongsToNeighbour(1, new Bounds(170, 90, 183, 101)));
    }

    @Test
    void everyPositionIsTheOwnOfExactlyOneWindow() {
        SceneWindows windows = SceneWindows.of(250, 180, 100, 20);
        for (double x = -5; x < 260; x += 2.5) {
            for (double y = -5; y < 190; y += 2.5) {
                double atX = x;
                double atY = y;
                assertEquals(
                        1,
                        IntStream.range(0, windows.count())
                                .filter(i -> windows.owns(i, atX, atY))
                                .count());
            }
        }
        // the overlap 80 .. 100 is shared out at 90
        assertTrue(windows.owns(0, 89.9, 50));
        assertTrue(windows.owns(1, 90, 50));
    }

    @Test
    void aBoxInACornerGoesToTheDiagonalNeighbour() {
        SceneWindows windows = SceneWindows.of(180, 180, 100, 20);
        assertTrue(windows.belongsToNeighbour(0, new Bounds(85, 85, 100, 100)));
        assertFalse(windows.belongsToNeighbour(3, new Bounds(85, 85, 100, 100)));
    }
}
