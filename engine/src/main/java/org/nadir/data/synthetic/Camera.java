package org.nadir.data.synthetic;

/** The lens and the sensor: a slight blur, tint and haze, and noise that depends on the pixel's place alone. */
final class Camera {
    /** Half of a separable five-tap Gaussian of 0.62 pixels. */
    private static final double[] TAPS = {0.6334, 0.1796, 0.0037};

    private Camera() {}

    /**
     * Interleaved RGB of the inner window.
     *
     * @param rgb the window with {@code margin} pixels around it
     * @param window x, y, width, height in pixels of the picture
     */
    static byte[] expose(int[] rgb, int[] window, int margin, Atmosphere air) {
        int width = window[2];
        int height = window[3];
        int row = width + 2 * margin;
        byte[] out = new byte[width * height * 3];
        for (int channel = 0; channel < 3; channel++) {
            float[] blurred = blur(rgb, row, 16 - 8 * channel);
            double gain = air.gain()[channel];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double value = blurred[(y + margin) * row + x + margin] * gain + air.haze();
                    value += air.noise() * noise(air.seed(), window[0] + x, window[1] + y, channel);
                    out[(y * width + x) * 3 + channel] = (byte) (int) Math.max(0, Math.min(255, value + 0.5));
                }
            }
        }
        return out;
    }

    private static float[] blur(int[] rgb, int row, int shift) {
        int n = rgb.length;
        float[] across = new float[n];
        for (int i = 2; i < n - 2; i++) {
            across[i] = (float) (TAPS[0] * ((rgb[i] >> shift) & 255)
                    + TAPS[1] * (((rgb[i - 1] >> shift) & 255) + ((rgb[i + 1] >> shift) & 255))
                    + TAPS[2] * (((rgb[i - 2] >> shift) & 255) + ((rgb[i + 2] >> shift) & 255)));
        }
        float[] both = new float[n];
        for (int i = 2 * row; i < n - 2 * row; i++) {
            both[i] = (float) (TAPS[0] * across[i]
                    + TAPS[1] * (across[i - row] + across[i + row])
                    + TAPS[2] * (across[i - 2 * row] + across[i + 2 * row]));
        }
        return both;
    }

    /** Roughly Gaussian with deviation 1: the sum of four uniform bytes, part of it common to the channels. */
    private static double noise(long seed, int x, int y, int channel) {
        long place = seed ^ ((long) x << 32 | y & 0xFFFFFFFFL);
        return 0.75 * bell(Dice.mix(place)) + 0.65 * bell(Dice.mix(place * 4 + channel + 1));
    }

    private static double bell(long bits) {
        long sum = (bits & 255) + (bits >>> 8 & 255) + (bits >>> 16 & 255) + (bits >>> 24 & 255);
        return (sum - 510) / 147.8;
    }
}
