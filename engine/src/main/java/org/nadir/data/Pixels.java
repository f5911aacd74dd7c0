package org.nadir.data;

/**
 * A colour image in memory: {@code rgb} holds height x width x 3 bytes (0..255, unsigned), row by row. The array is not
 * copied: who makes a {@code Pixels} hands it over, and nobody writes to it afterwards.
 */
public record Pixels(int width, int height, byte[] rgb) {
    public Pixels {
        if (width <= 0 || height <= 0 || rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), 3)) {
            throw new IllegalArgumentException(rgb.length + " bytes are no image of " + width + " x " + height);
        }
    }

    /** One channel (0 red, 1 green, 2 blue) of a pixel, 0..255. */
    public int value(int x, int y, int channel) {
        return rgb[(y * width + x) * 3 + channel] & 0xff;
    }
}
