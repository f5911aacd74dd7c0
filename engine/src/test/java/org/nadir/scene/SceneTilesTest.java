package org.nadir.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SceneTilesTest {
    private static final int SIDE = 4400;

    @TempDir
    Path folder;

    private Path scene(int width, int height, GeoTiffWriter.Storage storage) {
        Path file = folder.resolve("scene.tif");
        GeoTiffWriter.Layout layout =
                new GeoTiffWriter.Layout(width, height, 1, Optional.empty(), OptionalInt.empty(), storage);
        GeoTiffWriter.write(file, layout, (row, samples) -> {
            for (int x = 0; x < samples.length; x++) {
                samples[x] = (byte) ((x >> 5) + (row >> 4));
            }
        });
        return file;
    }

    private SceneTiles tiles(Scene scene) {
        return new SceneTiles(scene, Rendering.bytes(0, 0, 0), new PyramidCache(folder.resolve("cache"), 1 << 30));
    }

    @Test
    void lastLevelHoldsTheWholeSceneInOneTile() {
        try (Scene scene = Scenes.open(scene(1500, 700, GeoTiffWriter.Storage.TILED))) {
            SceneTiles tiles = tiles(scene);

            assertEquals(3, tiles.levels());
            assertEquals(3, tiles.columns(0));
            assertEquals(2, tiles.rows(0));
            assertEquals(1, tiles.columns(2));
            assertEquals(new PixelWindow(1024, 512, 512, 512), tiles.window(0, 2, 1));
        }
    }

    @Test
    void tileIsTransparentBeyondTheEdge() {
        try (Scene scene = Scenes.open(scene(600, 600, GeoTiffWriter.Storage.TILED))) {
            int[] tile = tiles(scene).render(0, 1, 1);

            assertEquals(SceneTiles.SIZE * SceneTiles.SIZE, tile.length);
            assertEquals(0xff, tile[0] >>> 24);
            assertEquals(0, tile[100]);
        }
    }

    @Test
    void smallSceneNeedsNoPyramid() {
        try (Scene scene = Scenes.open(scene(600, 600, GeoTiffWriter.Storage.STRIPED))) {
            assertEquals(OptionalDouble.empty(), tiles(scene).pyramidProgress());
        }
    }

    @Test
    void largeStripedSceneGetsAPyramidThatShowsTheSame() throws IOException {
        Path file = scene(SIDE, SIDE, GeoTiffWriter.Storage.STRIPED);
        try (Scene scene = Scenes.open(file)) {
            SceneTiles tiles = tiles(scene);
            int[] direct = SceneRenderer.argb(scene, tiles.window(0, 4, 4), 1, tiles.rendering());
            awaitPyramid(tiles);

            assertArrayEquals(direct, tiles.render(0, 4, 4));
            assertEquals(1, cached());
        }
        try (Scene again = Scenes.open(file)) {
            awaitPyramid(tiles(again));
            assertEquals(1, cached());
        }
    }

    @Test
    void closingTheSceneStopsTheBuildingAndLeavesNothing() throws IOException {
        Scene scene = Scenes.open(scene(SIDE, SIDE, GeoTiffWriter.Storage.TILED));
        PyramidCache cache = new PyramidCache(folder.resolve("cache"), 1 << 30);
        PyramidBuild build = ((RasterScene) scene).accelerate(cache).orElseThrow();
        scene.close();

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!build.finished() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        assertTrue(build.finished());
        assertEquals(0, parts());
    }

    @Test
    void oldPyramidsFallOutWhenTheFolderIsFull() throws IOException {
        Path cache = Files.createDirectories(folder.resolve("full"));
        for (int i = 0; i < 4; i++) {
            Path file = Files.write(cache.resolve(i + ".tif"), new byte[100]);
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1000L * i));
        }

        new PyramidCache(cache, 250).prune(cache.resolve("0.tif"));

        try (Stream<Path> left = Files.list(cache)) {
            assertEquals(
                    List.of("0.tif", "3.tif"),
                    left.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void manyThreadsReadTheSamePictures() {
        try (Scene scene = Scenes.open(scene(2100, 2100, GeoTiffWriter.Storage.TILED_WITH_OVERVIEWS))) {
            SceneTiles tiles = tiles(scene);
            int[] expected = tiles.render(1, 1, 1);

            IntStream.range(0, 64).parallel().forEach(i -> assertArrayEquals(expected, tiles.render(1, 1, 1)));
        }
    }

    private static void awaitPyramid(SceneTiles tiles) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (tiles.pyramidProgress().orElseThrow() < 1 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        assertEquals(1, tiles.pyramidProgress().orElseThrow());
    }

    private long cached() throws IOException {
        return count(".tif");
    }

    private long parts() throws IOException {
        return count(".part");
    }

    private long count(String ending) throws IOException {
        Path cache = folder.resolve("cache");
        if (!Files.isDirectory(cache)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(f -> f.toString().endsWith(ending)).count();
        }
    }
}
