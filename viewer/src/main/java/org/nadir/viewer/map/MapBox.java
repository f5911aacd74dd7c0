package org.nadir.viewer.map;

import javafx.scene.paint.Color;
import org.nadir.geometry.OrientedBox;

/**
 * An oriented box on a map.
 *
 * @param key what the box stands for; equal keys are the same thing, also after the boxes were replaced
 * @param box geometry in full-resolution scene pixels
 * @param label class name; class filters work on it
 * @param colour outline and label
 * @param score confidence in 0..1; truths have 1
 * @param dashed drawn with a dashed outline, for truths beside detections
 */
public record MapBox(Object key, OrientedBox box, String label, Color colour, double score, boolean dashed) {}
