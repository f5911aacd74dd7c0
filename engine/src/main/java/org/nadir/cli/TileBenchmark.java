package org.nadir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.nadir.base.Progress;
import org.nadir.scene.GeoTiffWriter;
import org.nadir.scene.GeoTransform;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.SceneRenderer;
import org.nadir.scene.Scenes;

/**
 * Milliseconds to read and render one tile of 512 pixels at full resolution: from a tiled Deflate file with its blocks on the
 * disk and in memory, and from the same image in strips. Medians; the scene is opened anew for each cold tile, the operating
 * system's file cache is warm.
 */
final class TileBenchmark implements Benchmark {
    private static final int SIDE = 6144;
    private static final int TILE = 512;
    private static final int TILES = 24;

    @Override
    public String name() {
        return "tile";
    }

    @Override
    public Map<String, Double> run(Progress progress) {
        Path folder = folder();
        Path tiled = folder.resolve("tiled.tif");
        Path striped = folder.resolve("striped.tif");
        try {
            progress.report(0, 4, "making a tiled scene");
            make(tiled, GeoTiffWriter.Storage.TILED_WITH_OVERVIEWS);
            progress.report(1, 4, "making a striped scene");
            make(striped, GeoTiffWriter.Storage.STRIPED);
            progress.report(2, 4, "tiles of the tiled scene");
            double[] fast = measure(tiled);
            progress.report(3, 4, "tiles of the striped scene");
            double[] slow = measure(striped);
            progress.report(4, 4, "done");
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("tiled_cold_ms", fast[0]);
            figures.put("tiled_warm_ms", fast[1]);
            figures.put("striped_cold_ms", slow[0]);
            return figures;
        } finally {
            delete(tiled, striped, folder);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("nadir-tile");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path... files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }

    /** Waves with noise: compresses like an aerial image, not like a drawing. */
    private static void make(Path file, GeoTiffWriter.Storage storage) {
        byte[] noise = new byte[1 << 20];
        new SplittableRandom(7).nextBytes(noise);
        GeoTiffWriter.Layout layout = new GeoTiffWriter.Layout(
                SIDE,
                SIDE,
                3,
                Optional.of(GeoTransform.northUp(500_000, 5_000_000, 0.5, 0.5)),
                OptionalInt.of(32633),
                storage);
        GeoTiffWriter.write(file, layout, (row, samples) -> {
            for (int x = 0; x < SIDE; x++) {
                int wave = (int) (120 + 60 * Math.sin(x * 0.004 + row * 0.003));
                int rough = noise[x * 31 + row * 4099 & noise.length - 1] & 15;
                samples[3 * x] = (byte) (wave + rough);
                samples[3 * x + 1] = (byte) (wave + 12 + rough);
                samples[3 * x + 2] = (byte) (wave - 9 + rough);
            }
        });
    }

    /** Median milliseconds of cold and of warm tiles, after a first round that is not counted. */
    private static double[] measure(Path file) {
        tiles(file);
        return tiles(file);
    }

    private static double[] tiles(Path file) {
        double[] cold = new double[TILES];
        double[] warm = new double[TILES];
        Rendering rendering = Rendering.bytes(0, 1, 2);
        int across = SIDE / TILE;
        for (int i = 0; i < TILES; i++) {
            int column = i * 5 % across;
            int row = i * 7 / across % across;
            PixelWindow window = new PixelWindow(column * TILE, row * TILE, TILE, TILE);
            try (Scene scene = Scenes.open(file)) {
                cold[i] = milliseconds(scene, window, rendering);
                warm[i] = milliseconds(scene, window, rendering);
            }
        }
        java.util.Arrays.sort(cold);
        java.util.Arrays.sort(warm);
        return new double[] {cold[TILES / 2], warm[TILES / 2]};
    }

    private static double milliseconds(Scene scene, PixelWindow window, Rendering rendering) {
        long start = System.nanoTime();
        SceneRenderer.argb(scene, window, 1, rendering);
        return (System.nanoTime() - start) / 1e6;
    }
}
