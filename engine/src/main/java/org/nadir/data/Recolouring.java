package org.nadir.data;

/**
 * One change of all colours of an image, rounded once at its end: first contrast, then brightness, value by value; then
 * saturation and hue of each pixel in HSV, where the value (the largest of the three) stays. Saturation never exceeds 1.
 */
final class Recolouring {
    private final double brightness;
    private final double contrast;
    private final float saturation;
    private final float turn;

    /**
     * A change.
     *
     * @param brightness factor of all values
     * @param contrast factor of the distance from the mean grey (ITU-R BT.601 weights) of the whole image
     * @param saturation factor
     * @param hue degrees on the colour circle, from red towards green
     */
    Recolouring(double brightness, double contrast, double saturation, double hue) {
        this.brightness = brightness;
        this.contrast = contrast;
        this.saturation = (float) saturation;
        this.turn = (float) (((hue / 60) % 6 + 6) % 6);
    }

    Pixels of(Pixels pixels) {
        byte[] from = pixels.rgb();
        float[] levels = levels(from);
        byte[] to = new byte[from.length];
        boolean colours = saturation != 1 || turn != 0;
        for (int i = 0; i < from.length; i += 3) {
            float red = levels[from[i] & 0xff];
            float green = levels[from[i + 1] & 0xff];
            float blue = levels[from[i + 2] & 0xff];
            float most = Math.max(red, Math.max(green, blue));
            float chroma = most - Math.min(red, Math.min(green, blue));
            if (!colours || chroma == 0) {
                to[i] = (byte) (red + 0.5f);
                to[i + 1] = (byte) (green + 0.5f);
                to[i + 2] = (byte) (blue + 0.5f);
                continue;
            }
            float hue = turn + hue(red, green, blue, chroma);
            float wanted = Math.min(most, chroma * saturation);
            to[i] = channel(most, wanted, hue + 5);
            to[i + 1] = channel(most, wanted, hue + 3);
            to[i + 2] = channel(most, wanted, hue + 1);
        }
        return new Pixels(pixels.width(), pixels.height(), to);
    }

    /** What becomes of each value of a byte before saturation and hue. */
    private float[] levels(byte[] rgb) {
        long[] sums = new long[3];
        for (int i = 0; i < rgb.length; i += 3) {
            sums[0] += rgb[i] & 0xff;
            sums[1] += rgb[i + 1] & 0xff;
            sums[2] += rgb[i + 2] & 0xff;
        }
        double mean = (0.299 * sums[0] + 0.587 * sums[1] + 0.114 * sums[2]) / (rgb.length / 3.0);
        float[] levels = new float[256];
        for (int value = 0; value < 256; value++) {
            double level = brightness * (mean + contrast * (value - mean));
            levels[value] = (float) Math.max(0, Math.min(255, level));
        }
        return levels;
    }

    /** In sixths of the circle, -1 to 5, red at 0. */
    private static float hue(float red, float green, float blue, float chroma) {
        if (red >= green && red >= blue) {
            return (green - blue) / chroma;
        }
        return green >= blue ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma;
    }

    /** A channel of a colour in HSV; {@code place} is the hue plus 5 for red, 3 for green, 1 for blue, in sixths. */
    private static byte channel(float value, float chroma, float place) {
        float within = place >= 12 ? place - 12 : place >= 6 ? place - 6 : place;
        float share = Math.max(0, Math.min(1, Math.min(within, 4 - within)));
        return (byte) (value - chroma * share + 0.5f);
    }
}
