package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Paint;

/** Colours made from colours: lighter, darker, mixed, shaded across a round body. */
final class Tint {
    private Tint() {}

    static Color scaled(int rgb, double factor) {
        return scaled(new Color(rgb), factor);
    }

    static Color scaled(Color colour, double factor) {
        return new Color(
                clamp(colour.getRed() * factor), clamp(colour.getGreen() * factor), clamp(colour.getBlue() * factor));
    }

    static Color clear(int rgb, double opacity) {
        return new Color((rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255, clamp(255 * opacity));
    }

    /** A colour near another: each channel off by up to {@code spread} levels, most of it in common. */
    static Color near(int rgb, Dice dice, int spread) {
        double common = dice.between(-1.0, 1.0) * spread;
        int[] channels = new int[3];
        for (int i = 0; i < 3; i++) {
            channels[i] = clamp(((rgb >> (16 - 8 * i)) & 255) + common + dice.between(-0.35, 0.35) * spread);
        }
        return new Color(channels[0], channels[1], channels[2]);
    }

    /** Shading across a tube along x of this half width: bright on the side (sign of y) that faces the sun. */
    static Paint tube(Color colour, double halfWidth, double litSide) {
        Color bright = scaled(colour, 1.06);
        Color dim = scaled(colour, 0.74);
        Color edge = scaled(colour, 0.92);
        boolean positive = litSide > 0;
        float peak = positive ? 0.68f : 0.32f;
        return new LinearGradientPaint(
                0f,
                (float) -halfWidth,
                0f,
                (float) halfWidth,
                new float[] {0f, peak, 1f},
                positive ? new Color[] {dim, bright, edge} : new Color[] {edge, bright, dim});
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
