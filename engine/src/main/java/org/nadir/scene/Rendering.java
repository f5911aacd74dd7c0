package org.nadir.scene;

import java.util.List;
import java.util.Optional;

/**
 * Which bands of a scene are shown as red, green and blue, and which values become black and white. Three equal bands
 * make a grey picture. An immutable value.
 *
 * @param red band for red, from 0
 * @param green band for green
 * @param blue band for blue
 * @param ranges for red, green and blue, three in all
 * @param palette INT_ARGB per value: when present the red band is looked up in it and the ranges are not used
 */
public record Rendering(int red, int green, int blue, List<ValueRange> ranges, Optional<int[]> palette) {
    public Rendering {
        ranges = List.copyOf(ranges);
        if (ranges.size() != 3) {
            throw new IllegalArgumentException("three ranges, not " + ranges.size());
        }
    }

    /** Bands as they are: bytes 0 to 255 of the bands red, green and blue. */
    public static Rendering bytes(int red, int green, int blue) {
        ValueRange range = new ValueRange(0, 255);
        return new Rendering(red, green, blue, List.of(range, range, range), Optional.empty());
    }

    /**
     * The picture a person expects: palette images through their palette; bytes of red, green and blue as they are unless
     * dark; else each band from its 2nd to its 98th percentile, over the whole scene in its smallest overview.
     */
    public static Rendering of(Scene scene) {
        return DefaultRendering.of(scene);
    }

    /** The chosen bands (one or three) stretched by the statistics of a window of the scene, read at a small size. */
    public static Rendering of(Scene scene, int[] bands, Stretch stretch, PixelWindow window) {
        return DefaultRendering.stretched(scene, bands, stretch, window);
    }

    /** The bands to read for this picture, each once. */
    public int[] bands() {
        return java.util.stream.IntStream.of(red, green, blue).distinct().toArray();
    }
}
