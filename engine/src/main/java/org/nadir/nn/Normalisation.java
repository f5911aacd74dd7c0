package org.nadir.nn;

/**
 * How an RGB value of 0..255 becomes the network's input: {@code (value - mean) / std} per channel.
 *
 * @param mean three values in 0..255
 * @param std three positive values in 0..255
 */
@SuppressWarnings("ArrayRecordComponent")
public record Normalisation(float[] mean, float[] std) {
    public Normalisation {
        if (mean.length != 3 || std.length != 3) {
            throw new IllegalArgumentException("One mean and one deviation for each of R, G, B");
        }
    }

    /** torchvision's: mean .485 .456 .406 and deviation .229 .224 .225 of RGB / 255. */
    public static Normalisation imageNet() {
        return new Normalisation(new float[] {123.675f, 116.28f, 103.53f}, new float[] {58.395f, 57.12f, 57.375f});
    }

    /** TensorFlow's: value / 127.5 - 1. */
    public static Normalisation plusMinusOne() {
        return new Normalisation(new float[] {127.5f, 127.5f, 127.5f}, new float[] {127.5f, 127.5f, 127.5f});
    }
}
