package org.nadir.data.synthetic;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import org.nadir.geometry.OrientedBox;

/**
 * What a picture shows of a site: the place (metres) at its centre, the turn of the site against the picture, metres per
 * pixel and the size in pixels. Pixel coordinates count from the outer corner of the first pixel.
 */
record View(Placement centre, double metresPerPixel, int width, int height) {
    AffineTransform toPixels() {
        AffineTransform transform = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        transform.scale(1 / metresPerPixel, 1 / metresPerPixel);
        transform.rotate(centre.heading());
        transform.translate(-centre.x(), -centre.y());
        return transform;
    }

    /** A box of the site in pixels of the picture. */
    OrientedBox toPixels(OrientedBox box) {
        Point2D middle = toPixels().transform(new Point2D.Double(box.cx(), box.cy()), null);
        return new OrientedBox(
                middle.getX(),
                middle.getY(),
                box.width() / metresPerPixel,
                box.height() / metresPerPixel,
                box.angle() + centre.heading());
    }
}
