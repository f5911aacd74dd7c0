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
 * @param outline how it is drawn
 */
public record MapBox(Object key, OrientedBox box, String label, Color colour, double score, Outline outline) {
    /** Lines that can be told apart without colour. */
    public enum Outline {
        PLAIN,
        /** For truths beside detections. */
        DASHED,
        /** With both diagonals, for what is wrong. */
        CROSSED
    }

    /** A plain box, or a dashed one for a truth beside detections. */
    public MapBox(Object key, OrientedBox box, String label, Color colour, double score, boolean dashed) {
        this(key, box, label, colour, score, dashed ? Outline.DASHED : Outline.PLAIN);
    }

    boolean dashed() {
        return outline == Outline.DASHED;
    }
}
