package org.nadir.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nadir.base.UserProblem;

final class GeoTiffWriterTest {
    @TempDir
    Path folder;

    private static GeoTiffWriter.Layout layout(int width, int height, GeoTiffWriter.Storage storage) {
        return new GeoTiffWriter.Layout(
                width,
                height,
                3,
                Optional.of(GeoTransform.northUp(500_000, 4_649_776, 0.5, 0.25)),
                OptionalInt.of(32633),
                storage);
    }

    private static byte[] noise(int count) {
        byte[] samples = new byte[count];
        new Random(3).nextBytes(samples);
        return samples;
    }

    @ParameterizedTest
    @EnumSource(GeoTiffWriter.Storage.class)
    void everyPixelComesBack(GeoTiffWriter.Storage storage) {
        int width = 613;
        int height = 301;
        byte[] samples = noise(width * height * 3);
        Path file = folder.resolve("image.tif");

        GeoTiffWriter.write(file, layout(width, height, storage), samples);

        try (Scene scene = Scenes.open(file)) {
            PixelBlock block = scene.read(PixelWindow.whole(scene.info()), 1);
            for (int i = 0; i < width * height; i++) {
                for (int b = 0; b < 3; b++) {
                    assertEquals(samples[3 * i + b] & 255, block.band(b)[i]);
                }
            }
        }
    }

    @Test
    void placeAndFactsComeBack() {
        Path file = folder.resolve("image.tif");
        GeoTiffWriter.write(file, layout(1100, 700, GeoTiffWriter.Storage.TILED_WITH_OVERVIEWS), noise(1100 * 700 * 3));

        try (Scene scene = Scenes.open(file)) {
            SceneInfo info = scene.info();
            assertEquals("EPSG:32633", info.crs().orElseThrow().name());
            assertArrayEquals(
                    new double[] {500_000, 0.5, 0, 4_649_776, 0, -0.25},
                    info.transform().orElseThrow().toArray());
            assertEquals(List.of(2, 4), info.overviews());
            assertArrayEquals(new double[] {0.5, 0.25}, info.pixelSizeMetres().orElseThrow(), 1e-9);
        }
    }

    @Test
    void rotatedTransformComesBack() {
        GeoTransform turned = new GeoTransform(10, 0.6, 0.8, 20, 0.8, -0.6);
        Path file = folder.resolve("image.tif");
        GeoTiffWriter.write(
                file,
                new GeoTiffWriter.Layout(
                        4, 4, 1, Optional.of(turned), OptionalInt.of(4326), GeoTiffWriter.Storage.TILED),
                new byte[16]);

        try (Scene scene = Scenes.open(file)) {
            assertEquals(turned, scene.info().transform().orElseThrow());
            assertTrue(scene.info().crs().orElseThrow().geographic());
        }
    }

    @Test
    void overviewIsTheMeanOfFourPixels() {
        Path file = folder.resolve("image.tif");
        GeoTiffWriter.Layout grey = new GeoTiffWriter.Layout(
                601, 3, 1, Optional.empty(), OptionalInt.empty(), GeoTiffWriter.Storage.TILED_WITH_OVERVIEWS);
        GeoTiffWriter.write(file, grey, (row, samples) -> {
            for (int x = 0; x < 601; x++) {
                samples[x] = (byte) (row == 0 ? 10 : row == 1 ? 30 : 50);
            }
        });

        try (Scene scene = Scenes.open(file)) {
            PixelBlock block = scene.read(new PixelWindow(0, 0, 601, 3), 2);
            assertEquals(20, block.sample(0, 0, 0));
            assertEquals(50, block.sample(0, 300, 1));
        }
    }

    @Test
    void failureLeavesTheOldFileAndNoLitter() throws IOException {
        Path file = folder.resolve("image.tif");
        Files.writeString(file, "old");

        assertThrows(
                IllegalStateException.class,
                () -> GeoTiffWriter.write(file, layout(600, 600, GeoTiffWriter.Storage.TILED), (row, samples) -> {
                    if (row == 300) {
                        throw new IllegalStateException("stop");
                    }
                }));

        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void missingFolderIsTold() {
        Path file = folder.resolve("none").resolve("image.tif");

        assertThrows(
                UserProblem.class,
                () -> GeoTiffWriter.write(file, layout(1, 1, GeoTiffWriter.Storage.TILED), new byte[3]));
        assertFalse(Files.exists(file));
    }
}
