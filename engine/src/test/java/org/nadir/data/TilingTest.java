package org.nadir.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.base.Progress;
import org.nadir.geometry.OrientedBox;
import org.nadir.scene.PixelWindow;

class TilingTest {
    @TempDir
    Path temp;

    @Test
    void theLastWindowEndsAtTheBorder() {
        List<PixelWindow> windows = Tiling.standard().windows(new ImageSize(2000, 1024));
        assertEquals(
                List.of(
                        new PixelWindow(0, 0, 1024, 1024),
                        new PixelWindow(824, 0, 1024, 1024),
                        new PixelWindow(976, 0, 1024, 1024)),
                windows);
    }

    @Test
    void aSmallImageIsOneTileOfItsSize() {
        assertEquals(List.of(new PixelWindow(0, 0, 300, 200)), Tiling.standard().windows(new ImageSize(300, 200)));
    }

    @Test
    void everyPixelIsInAWindow() {
        Tiling tiling = new Tiling(64, 20, new WindowCut(0.7, false), Tiling.EmptyTiles.KEEP);
        for (int size = 60; size < 260; size += 7) {
            boolean[] covered = new boolean[size];
            for (PixelWindow window : tiling.windows(new ImageSize(size, 10))) {
                java.util.Arrays.fill(covered, window.x(), window.x() + window.width(), true);
            }
            for (boolean pixel : covered) {
                assertTrue(pixel);
            }
        }
    }

    @Test
    void objectsStayFromTheKeepShareOnAndAreCut() throws IOException {
        // window 0..100: of 40 px 30 lie inside (0.75) for the first, 20 (0.5) for the second
        LabelledImage image = image(200, new OrientedBox(90, 20, 40, 10, 0), new OrientedBox(100, 60, 40, 10, 0));
        List<LabelledImage> tiles = tiling(100, 0).tiles(image);
        assertEquals(
                List.of(new OrientedBox(85, 20, 30, 10, 0)),
                tiles.get(0).annotations().stream().map(Annotation::box).toList());
        assertEquals(1, tiles.size());
    }

    @Test
    void whatIsCutIsTheSmallestBoxOfThePartInside() throws IOException {
        // a diamond about (100, 50) with half diagonal 20: nine tenths or so reach into the window 0..110
        OrientedBox diamond = new OrientedBox(100, 50, 20 * Math.sqrt(2), 20 * Math.sqrt(2), Math.PI / 4);
        LabelledImage image = image(300, diamond);
        Tiling tiling = new Tiling(110, 0, new WindowCut(0.7, false), Tiling.EmptyTiles.DROP);
        OrientedBox cut = tiling.tiles(image).get(0).annotations().get(0).box();
        // the part is the hexagon-like pentagon from x = 80 to 110: its upright box is 30 x 40, the slanted one smaller
        assertTrue(cut.area() <= 800 + 1e-9, "" + cut);
        assertTrue(cut.bounds().minX() >= 79.999);
    }

    @Test
    void theRestMayBecomeIgnored() throws IOException {
        LabelledImage image = image(200, new OrientedBox(100, 60, 40, 10, 0));
        Tiling tiling = new Tiling(100, 0, new WindowCut(0.7, true), Tiling.EmptyTiles.KEEP);
        Annotation left = tiling.tiles(image).get(0).annotations().get(0);
        assertTrue(left.difficult());
        assertEquals(new OrientedBox(90, 60, 20, 10, 0), left.box());
    }

    @Test
    void tilesHaveTheirOwnCoordinatesAndNames() throws IOException {
        LabelledImage image = image(200, new OrientedBox(150, 30, 20, 10, 0.3));
        LabelledImage tile = tiling(100, 0).tiles(image).get(0);
        assertEquals("a__1__100___0", tile.name());
        assertEquals(
                new OrientedBox(50, 30, 20, 10, 0.3), tile.annotations().get(0).box());
        assertEquals(new ImageSize(100, 100), tile.size());
        assertEquals(100, tile.pixels().width());
    }

    @Test
    void emptyTilesAreKeptOrDropped() throws IOException {
        DataSplit split = new DataSplit("train", List.of(image(200, new OrientedBox(150, 30, 20, 10, 0))));
        Tiling keeping = new Tiling(100, 0, new WindowCut(0.7, false), Tiling.EmptyTiles.KEEP);
        assertEquals(1, tiling(100, 0).apply(split, Progress.none()).images().size());
        assertEquals(4, keeping.apply(split, Progress.none()).images().size());
    }

    @Test
    void refusesAnOverlapAsLargeAsTheWindow() {
        assertThrows(IllegalArgumentException.class, () -> tiling(100, 100));
    }

    private static Tiling tiling(int window, int overlap) {
        return new Tiling(window, overlap, new WindowCut(0.7, false), Tiling.EmptyTiles.DROP);
    }

    private LabelledImage image(int size, OrientedBox... boxes) throws IOException {
        new DataFolder(temp).image("images/a.png", size, size);
        List<Annotation> annotations = java.util.Arrays.stream(boxes)
                .map(box -> new Annotation("ship", box, false))
                .toList();
        return new LabelledImage("a", temp.resolve("images/a.png"), annotations, Optional.empty());
    }
}
