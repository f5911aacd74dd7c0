package org.nadir.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Chooses bands and ranges for a scene that nobody has adjusted yet. Reads at most about a million samples per band. */
final class DefaultRendering {
    private static final int STATISTICS_SIZE = 512;
    private static final double DARK = 96;
    private static final double MOST_REDUCTION = 8;
    private static final int PATCHES = 7;
    private static final int PATCH = 64;

    private DefaultRendering() {}

    static Rendering of(Scene scene) {
        SceneInfo info = scene.info();
        Optional<int[]> palette = info.colours().palette();
        if (palette.isPresent()) {
            ValueRange range = new ValueRange(0, 255);
            return new Rendering(0, 0, 0, List.of(range, range, range), palette);
        }
        int[] bands = colourBands(info);
        PixelWindow whole = PixelWindow.whole(info);
        Rendering stretched = stretched(scene, bands, Stretch.percentile(2, 98), whole);
        boolean colour = bands.length == 3 && info.colours().kind() == BandColours.Kind.RGB;
        if (info.type() == SampleType.UINT8 && colour && brightest(stretched) >= DARK) {
            return Rendering.bytes(bands[0], bands[1], bands[2]);
        }
        return stretched;
    }

    static Rendering stretched(Scene scene, int[] bands, Stretch stretch, PixelWindow window) {
        List<PixelBlock> blocks = samples(scene, Arrays.stream(bands).distinct().toArray(), window);
        ValueRange[] ranges = new ValueRange[bands.length];
        for (int i = 0; i < bands.length; i++) {
            ranges[i] = stretch.range(validValues(blocks, bands[i]));
        }
        int last = bands.length - 1;
        int green = Math.min(1, last);
        int blue = Math.min(2, last);
        return new Rendering(
                bands[0], bands[green], bands[blue], List.of(ranges[0], ranges[green], ranges[blue]), Optional.empty());
    }

    private static int[] colourBands(SceneInfo info) {
        List<Integer> named = info.colours().rgbBands();
        if (named.size() == 3) {
            return new int[] {named.get(0), named.get(1), named.get(2)};
        }
        int usable = info.bands() - (info.colours().alphaBand().isPresent() ? 1 : 0);
        return usable >= 3 ? new int[] {0, 1, 2} : new int[] {0};
    }

    private static double brightest(Rendering rendering) {
        return rendering.ranges().stream().mapToDouble(ValueRange::high).max().orElse(0);
    }

    /** The window at a small size; where no overview makes that cheap, a grid of full-resolution patches instead. */
    private static List<PixelBlock> samples(Scene scene, int[] bands, PixelWindow window) {
        double downsample = Math.max(1, Math.max(window.width(), window.height()) / (double) STATISTICS_SIZE);
        int coarsest = scene.info().overviews().stream().max(Integer::compare).orElse(1);
        if (downsample / coarsest < MOST_REDUCTION) {
            return List.of(scene.read(window, downsample, bands));
        }
        List<PixelBlock> blocks = new ArrayList<>();
        for (int i = 0; i < PATCHES * PATCHES; i++) {
            int x = window.x() + (int) ((2L * (i % PATCHES) + 1) * window.width() / (2 * PATCHES)) - PATCH / 2;
            int y = window.y() + (int) ((2L * (i / PATCHES) + 1) * window.height() / (2 * PATCHES)) - PATCH / 2;
            blocks.add(scene.read(new PixelWindow(x, y, PATCH, PATCH), 1, bands));
        }
        return blocks;
    }

    private static float[] validValues(List<PixelBlock> blocks, int band) {
        float[] values =
                new float[blocks.stream().mapToInt(b -> b.width() * b.height()).sum()];
        int n = 0;
        for (PixelBlock block : blocks) {
            float[] samples = block.band(block.indexOf(band));
            for (int i = 0; i < samples.length; i++) {
                if (block.validAt(i) && Float.isFinite(samples[i])) {
                    values[n++] = samples[i];
                }
            }
        }
        return Arrays.copyOf(values, n);
    }
}
