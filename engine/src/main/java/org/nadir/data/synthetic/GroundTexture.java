package org.nadir.data.synthetic;

/** Gives flat colours the unevenness of ground and water, and darkens what lies in shadow. Thread-safe. */
final class GroundTexture {
    private static final double[] SHADOW_LIGHT = {0.36, 0.41, 0.50};

    private final NoiseField patches;
    private final NoiseField grain;
    private final double metresPerPixel;
    private final double windCos;
    private final double windSin;

    GroundTexture(long seed, double metresPerPixel) {
        Dice dice = new Dice(seed);
        this.patches = new NoiseField(dice.fork(1), 4, 64, 0.6);
        this.grain = new NoiseField(dice.fork(2), 32, 256, 0.85);
        this.metresPerPixel = metresPerPixel;
        double wind = dice.angle();
        this.windCos = Math.cos(wind);
        this.windSin = Math.sin(wind);
    }

    /**
     * Changes {@code rgb} in place.
     *
     * @param codes the surface's ordinal at each pixel
     * @param shade 0 in the sun .. 255 in full shadow
     * @param window x and y of the first pixel in the picture, and the width of a row
     */
    void apply(int[] rgb, int[] codes, byte[] shade, int[] window) {
        int width = window[2];
        for (int i = 0; i < rgb.length; i++) {
            double x = (window[0] + i % width) * metresPerPixel;
            double y = (window[1] + i / width) * metresPerPixel;
            Surface surface = Surface.of(codes[i] & 255);
            double blend = Math.max(
                    0,
                    Math.min(
                            1,
                            0.5 + 0.38 * patches.at(x * 128 / surface.patchMetres(), y * 128 / surface.patchMetres())));
            double light = 1 + surface.grain() * roughness(surface, x, y);
            double dark = (shade[i] & 255) / 255.0;
            rgb[i] = lit(rgb[i], surface, blend, light, dark);
        }
    }

    private double roughness(Surface surface, double x, double y) {
        double scale = 2 / surface.grainMetres();
        if (surface.water()) {
            double along = (x * windCos + y * windSin) * scale;
            double across = (y * windCos - x * windSin) * scale * 0.4;
            return grain.at(along, across) + 0.7 * patches.at(x * 1.1, y * 1.1);
        }
        return 0.75 * grain.at(x * scale, y * scale) + 0.65 * patches.at(x * 4.7, y * 4.7);
    }

    private static int lit(int rgb, Surface surface, double blend, double light, double dark) {
        int result = 0;
        for (int channel = 0; channel < 3; channel++) {
            double value = ((rgb >> (16 - 8 * channel)) & 255) + blend * surface.swing(channel);
            value *= light * (1 - dark * (1 - SHADOW_LIGHT[channel]));
            result = result << 8 | (int) Math.max(0, Math.min(255, value + 0.5));
        }
        return result;
    }
}
