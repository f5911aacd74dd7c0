package org.nadir.data.synthetic;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.nadir.base.Progress;
import org.nadir.scene.GeoTiffWriter;
import org.nadir.scene.GeoTransform;

/**
 * A georeferenced scene of any size for trying large files: one drawn landscape of two kilometres, repeated in mirror
 * images, which fit together without a seam. Streams to the file; needs about 50 MB beside it. No labels.
 */
public final class LargeScene {
    private static final int SIDE = 4_096;
    private static final int BLOCK = 512;
    private static final double METRES = 0.5;
    private static final int UTM_32_NORTH = 32632;
    private static final long SEED = 11;

    private LargeScene() {}

    /**
     * Writes a square scene, tiled with overviews.
     *
     * @throws CancellationException when it is no longer wanted; no file is left
     * @throws org.nadir.base.UserProblem when the file cannot be written
     */
    public static void write(Path file, int size, Progress progress) {
        write(file, size, GeoTiffWriter.Storage.TILED_WITH_OVERVIEWS, progress);
    }

    /** As {@link #write(Path, int, Progress)} with a choice of how pixels are stored. */
    public static void write(Path file, int size, GeoTiffWriter.Storage storage, Progress progress) {
        int side = Math.min(SIDE, size);
        byte[] landscape = draw(side, progress);
        GeoTiffWriter.Layout layout = new GeoTiffWriter.Layout(
                size,
                size,
                3,
                Optional.of(GeoTransform.northUp(560_000, 5_950_000, METRES, METRES)),
                OptionalInt.of(UTM_32_NORTH),
                storage);
        GeoTiffWriter.write(file, layout, (row, samples) -> {
            if (row % 256 == 0) {
                stopIfCancelled(progress);
                progress.report(row, size, "rows");
            }
            fill(landscape, side, row, samples);
        });
    }

    private static byte[] draw(int side, Progress progress) {
        Site site = new LandscapeLayout(new Dice(SEED)).build();
        View view = new View(new Placement(0, 0, 0), METRES, side, side);
        SiteRenderer renderer = new SiteRenderer(site, view, Atmosphere.of(new Dice(SEED + 1)));
        byte[] all = new byte[side * side * 3];
        int blocks = (side + BLOCK - 1) / BLOCK;
        progress.report(0, 1, "drawing");
        IntStream.range(0, blocks * blocks).parallel().forEach(index -> {
            stopIfCancelled(progress);
            int x = index % blocks * BLOCK;
            int y = index / blocks * BLOCK;
            int width = Math.min(BLOCK, side - x);
            int height = Math.min(BLOCK, side - y);
            byte[] block = renderer.render(x, y, width, height);
            for (int row = 0; row < height; row++) {
                System.arraycopy(block, row * width * 3, all, ((y + row) * side + x) * 3, width * 3);
            }
        });
        return all;
    }

    private static void fill(byte[] landscape, int side, int row, byte[] samples) {
        int source = mirrored(row, side) * side;
        for (int x = 0; x * 3 < samples.length; x++) {
            int from = (source + mirrored(x, side)) * 3;
            samples[x * 3] = landscape[from];
            samples[x * 3 + 1] = landscape[from + 1];
            samples[x * 3 + 2] = landscape[from + 2];
        }
    }

    /** Runs to and fro over the landscape. */
    private static int mirrored(int at, int side) {
        int round = at % (2 * side);
        return round < side ? round : 2 * side - 1 - round;
    }

    private static void stopIfCancelled(Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException("Drawing the scene was cancelled");
        }
    }
}
