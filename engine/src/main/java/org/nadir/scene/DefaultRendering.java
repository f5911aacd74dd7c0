package org.nadir.scene;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Chooses bands and ranges for a scene that nobody has adjusted yet. Reads at most about a million samples per band. */
final class DefaultRendering {
    private static final int STATISTICS_SIZE = 512;
    private static final double DARK = 96;

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
        double downsample = Math.max(1, Math.max(window.width(), window.height()) / (double) STATISTICS_SIZE);
        int[] distinct = Arrays.stream(bands).distinct().toArray();
        PixelBlock block = scene.read(window, downsample, distinct);
        ValueRange[] ranges = new ValueRange[bands.length];
        for (int i = 0; i < bands.length; i++) {
            ranges[i] = stretch.range(validValues(block, block.indexOf(bands[i])));
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

    private static float[] validValues(PixelBlock block, int band) {
        float[] samples = block.band(band);
        float[] values = new float[samples.length];
        int n = 0;
        for (int i = 0; i < samples.length; i++) {
            if (block.validAt(i) && Float.isFinite(samples[i])) {
                values[n++] = samples[i];
            }
        }
        return Arrays.copyOf(values, n);
    }
}
