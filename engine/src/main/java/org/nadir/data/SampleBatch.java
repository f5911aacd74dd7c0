package org.nadir.data;

import java.util.List;

/**
 * Samples that go through a network together. Each keeps its own size; {@code width} and {@code height} are the common
 * size they are padded to at the right and the bottom.
 */
public record SampleBatch(List<TrainingSample> samples, int width, int height) {
    public SampleBatch {
        samples = List.copyOf(samples);
        for (TrainingSample sample : samples) {
            if (sample.pixels().width() > width || sample.pixels().height() > height) {
                throw new IllegalArgumentException(sample.name() + " is larger than " + width + " x " + height);
            }
        }
    }

    public int size() {
        return samples.size();
    }

    /**
     * The pixels as N x 3 x height x width floats, (value - mean) / std per channel, 0 in the padding.
     *
     * @param mean of red, green and blue in 0..255
     * @param std of red, green and blue in 0..255
     */
    public float[] normalised(float[] mean, float[] std) {
        int plane = width * height;
        float[] result = new float[Math.multiplyExact(samples.size() * 3, plane)];
        for (int n = 0; n < samples.size(); n++) {
            for (int channel = 0; channel < 3; channel++) {
                float[] table = new float[256];
                for (int value = 0; value < 256; value++) {
                    table[value] = (value - mean[channel]) / std[channel];
                }
                fill(samples.get(n).pixels(), channel, table, new Plane(result, (n * 3 + channel) * plane));
            }
        }
        return result;
    }

    private record Plane(float[] values, int offset) {}

    private void fill(Pixels pixels, int channel, float[] table, Plane plane) {
        byte[] rgb = pixels.rgb();
        float[] values = plane.values;
        for (int y = 0; y < pixels.height(); y++) {
            int from = y * pixels.width() * 3 + channel;
            int to = plane.offset + y * width;
            for (int x = 0; x < pixels.width(); x++, from += 3) {
                values[to + x] = table[rgb[from] & 0xff];
            }
        }
    }
}
