package org.nadir.scene;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Samples of a window as floats, band after band, each row-major. A sample position is valid when at least one of the
 * bands read has data there, alpha is not 0 and it lies inside of the scene; other positions hold 0 or NaN. Owned by the
 * caller, not thread-safe when written to.
 */
public final class PixelBlock {
    private final int width;
    private final int height;
    private final int[] bandNumbers;
    private final float[][] samples;
    private final boolean @Nullable [] mask;
    private final float @Nullable [] opacity;

    PixelBlock(int width, int height, Content content) {
        this.width = width;
        this.height = height;
        this.bandNumbers = content.bandNumbers;
        this.samples = content.samples;
        this.mask = content.mask;
        this.opacity = content.opacity;
        if (bandNumbers.length != samples.length) {
            throw new IllegalArgumentException("one number per band");
        }
        for (float[] band : samples) {
            if (band.length != width * height) {
                throw new IllegalArgumentException("a band of " + band.length + " samples, not " + width * height);
            }
        }
    }

    /** The arrays of a block; {@code mask} null means all valid, {@code opacity} null means opaque. */
    record Content(int[] bandNumbers, float[][] samples, boolean @Nullable [] mask, float @Nullable [] opacity) {}

    /** A block of values in memory, bands numbered from 0, all valid. The arrays are kept, not copied. */
    public static PixelBlock of(int width, int height, float[]... bands) {
        int[] numbers = new int[bands.length];
        Arrays.setAll(numbers, i -> i);
        return new PixelBlock(width, height, new Content(numbers, bands, null, null));
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Number of bands in this block. */
    public int bands() {
        return samples.length;
    }

    /** Which band of the scene the block's band {@code index} is. */
    public int bandNumber(int index) {
        return bandNumbers[index];
    }

    /** Where the scene's band is in this block, or -1. */
    public int indexOf(int bandNumber) {
        for (int i = 0; i < bandNumbers.length; i++) {
            if (bandNumbers[i] == bandNumber) {
                return i;
            }
        }
        return -1;
    }

    /** Sample of the block's band {@code band} (an index into this block). */
    public float sample(int band, int x, int y) {
        return samples[band][y * width + x];
    }

    public boolean valid(int x, int y) {
        return validAt(y * width + x);
    }

    boolean validAt(int position) {
        return mask == null || mask[position];
    }

    /** Opacity 0..1 from the alpha band; 1 where there is none. */
    float opacityAt(int position) {
        return opacity == null ? 1 : opacity[position];
    }

    /** The samples of a band, row-major; the block's own array. */
    public float[] band(int band) {
        return samples[band];
    }
}
