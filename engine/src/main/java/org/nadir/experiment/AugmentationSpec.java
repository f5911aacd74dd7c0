package org.nadir.experiment;

import org.nadir.data.ColourJitter;
import org.nadir.data.Framing.Scales;

/**
 * How training images are changed at random, each time they are seen.
 *
 * @param scales factors by which images are made larger or smaller, on top of their size; 1 to 1 = none
 * @param crop side of the random square cut, in pixels after resizing; 0 = none
 * @param flips probability of each of the horizontal, vertical and diagonal flip
 * @param turns how images are turned
 * @param colours how strongly colours change
 * @param mosaic when windows of four images are put together
 * @param repeatThreshold classes that a smaller share of the images show come more often; 0 = every image once
 */
public record AugmentationSpec(
        Scales scales,
        int crop,
        double flips,
        Turns turns,
        ColourJitter colours,
        Mosaics mosaic,
        double repeatThreshold) {
    /** How training images are turned: not at all, by quarter turns, or by any angle. */
    public enum Rotation {
        NONE,
        RIGHT_ANGLES,
        FREE
    }

    /**
     * How images are turned, and how far.
     *
     * @param degrees the largest angle either way; only {@link Rotation#FREE} asks for it
     */
    public record Turns(Rotation rotation, double degrees) {}

    /**
     * When windows of four images are put together.
     *
     * @param probability of each image each time it comes; 0 = never
     * @param offLast epochs at the end of the run without
     */
    public record Mosaics(double probability, int offLast) {}
}
