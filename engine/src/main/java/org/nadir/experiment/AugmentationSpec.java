package org.nadir.experiment;

/**
 * How training images are changed at random, each time they are seen.
 *
 * @param crop side of the random square cut, in pixels after resizing; 0 = none
 * @param flips probability of each of the horizontal, vertical and diagonal flip
 * @param rotation how images are turned
 */
public record AugmentationSpec(int crop, double flips, Rotation rotation) {
    /** How training images are turned: not at all, by quarter turns, or by any angle. */
    public enum Rotation {
        NONE,
        RIGHT_ANGLES,
        FREE
    }
}
