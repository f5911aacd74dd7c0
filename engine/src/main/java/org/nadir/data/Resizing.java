package org.nadir.data;

import java.util.List;
import org.nadir.geometry.OrientedBox;

/**
 * Scales samples with a triangle filter as wide as a target pixel, so that small objects do not flicker when an image is
 * made smaller. Both axes use the very same factor and the size is rounded to whole pixels, hence boxes scale exactly.
 */
public final class Resizing {
    private Resizing() {}

    /** The sample scaled to just fit into a square of {@code size} pixels, up or down. */
    public static TrainingSample toFit(TrainingSample sample, int size) {
        Pixels pixels = sample.pixels();
        return by(sample, (double) size / Math.max(pixels.width(), pixels.height()));
    }

    /** The factor by which {@link #toFit} scales an image of this size. */
    public static double factor(ImageSize image, int size) {
        return (double) size / Math.max(image.width(), image.height());
    }

    /** The sample scaled by a factor above zero. */
    public static TrainingSample by(TrainingSample sample, double factor) {
        if (factor == 1) {
            return sample;
        }
        List<OrientedBox> boxes =
                sample.boxes().stream().map(box -> box.scaled(factor)).toList();
        return new TrainingSample(
                sample.name(), pixels(sample.pixels(), factor), boxes, sample.labels(), sample.difficult());
    }

    /** The pixels scaled by a factor above zero, at least one pixel each way. */
    public static Pixels pixels(Pixels from, double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("A scale is above zero, not " + factor);
        }
        Taps across = new Taps(from.width(), factor);
        Taps down = new Taps(from.height(), factor);
        float[] lines = across(from, across);
        return new Pixels(across.length, down.length, down(lines, across.length * 3, down));
    }

    private static float[] across(Pixels from, Taps taps) {
        byte[] rgb = from.rgb();
        float[] lines = new float[from.height() * taps.length * 3];
        int to = 0;
        for (int y = 0; y < from.height(); y++) {
            int line = y * from.width() * 3;
            for (int x = 0; x < taps.length; x++, to += 3) {
                float red = 0;
                float green = 0;
                float blue = 0;
                int at = line + taps.first[x] * 3;
                int weights = x * taps.width;
                for (int k = 0; k < taps.count[x]; k++, at += 3) {
                    float weight = taps.weights[weights + k];
                    red += weight * (rgb[at] & 0xff);
                    green += weight * (rgb[at + 1] & 0xff);
                    blue += weight * (rgb[at + 2] & 0xff);
                }
                lines[to] = red;
                lines[to + 1] = green;
                lines[to + 2] = blue;
            }
        }
        return lines;
    }

    private static byte[] down(float[] lines, int stride, Taps taps) {
        byte[] rgb = new byte[taps.length * stride];
        float[] sum = new float[stride];
        for (int y = 0; y < taps.length; y++) {
            java.util.Arrays.fill(sum, 0.5f);
            for (int k = 0; k < taps.count[y]; k++) {
                float weight = taps.weights[y * taps.width + k];
                int at = (taps.first[y] + k) * stride;
                for (int i = 0; i < stride; i++) {
                    sum[i] += weight * lines[at + i];
                }
            }
            int to = y * stride;
            for (int i = 0; i < stride; i++) {
                rgb[to + i] = (byte) Math.min(255, (int) sum[i]);
            }
        }
        return rgb;
    }

    /** For each target pixel of an axis the source pixels that flow into it and their weights, which sum up to 1. */
    private static final class Taps {
        private final int length;
        private final int width;
        private final int[] first;
        private final int[] count;
        private final float[] weights;

        Taps(int source, double factor) {
            double reach = Math.max(1, 1 / factor);
            length = Math.max(1, (int) Math.round(source * factor));
            width = (int) Math.ceil(reach) * 2 + 1;
            first = new int[length];
            count = new int[length];
            weights = new float[length * width];
            for (int i = 0; i < length; i++) {
                double centre = Math.min((i + 0.5) / factor, source - 0.5) - 0.5;
                first[i] = Math.max(0, (int) Math.ceil(centre - reach));
                int last = Math.min(source - 1, (int) Math.floor(centre + reach));
                count[i] = Math.min(width, last - first[i] + 1);
                weigh(i, centre, reach);
            }
        }

        private void weigh(int i, double centre, double reach) {
            double sum = 0;
            for (int k = 0; k < count[i]; k++) {
                sum += Math.max(0, reach - Math.abs(first[i] + k - centre));
            }
            for (int k = 0; k < count[i]; k++) {
                double weight = Math.max(0, reach - Math.abs(first[i] + k - centre));
                weights[i * width + k] = (float) (weight / sum);
            }
        }
    }
}
