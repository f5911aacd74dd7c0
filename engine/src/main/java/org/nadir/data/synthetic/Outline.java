package org.nadir.data.synthetic;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Shapes in metres, named by what they are used for. */
final class Outline {
    private Outline() {}

    /** A closed polygon of x, y pairs. */
    static Path2D polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** A polygon of x, y pairs on one side of the x axis together with its mirror image. */
    static Path2D mirrored(double... xy) {
        double[] other = xy.clone();
        for (int i = 1; i < other.length; i += 2) {
            other[i] = -other[i];
        }
        Path2D both = polygon(xy);
        both.append(polygon(other), false);
        both.setWindingRule(Path2D.WIND_NON_ZERO);
        return both;
    }

    /** A rectangle around a middle, {@code length} along x. */
    static Rectangle2D box(double x, double y, double length, double width) {
        return new Rectangle2D.Double(x - length / 2, y - width / 2, length, width);
    }

    static Shape rounded(Rectangle2D box, double radius) {
        return new RoundRectangle2D.Double(
                box.getX(), box.getY(), box.getWidth(), box.getHeight(), 2 * radius, 2 * radius);
    }

    static Shape disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
