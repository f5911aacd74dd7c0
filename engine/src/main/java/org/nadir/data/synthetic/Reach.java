package org.nadir.data.synthetic;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/** Bounds of a standing thing with the longest shadow that the sun can give it. */
final class Reach {
    private static final double LONGEST_SHADOW = 1.6;

    private Reach() {}

    static Rectangle2D of(Shape outline, double height) {
        Rectangle2D box = outline.getBounds2D();
        double margin = height * LONGEST_SHADOW + 1;
        return new Rectangle2D.Double(
                box.getX() - margin, box.getY() - margin, box.getWidth() + 2 * margin, box.getHeight() + 2 * margin);
    }
}
