package org.nadir.data;

import org.nadir.geometry.OrientedBox;

/**
 * One labelled object of an image.
 *
 * @param className as the label file spells it
 * @param box in pixels of the image, pixel (0, 0) covering [0, 1) x [0, 1)
 * @param difficult neither a target in training nor counted in evaluation
 */
public record Annotation(String className, OrientedBox box, boolean difficult) {}
