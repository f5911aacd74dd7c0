package org.nadir.data.synthetic;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.nadir.geometry.OrientedBox;

/** An object that is labelled: its class, its looks and where it stands. */
record Craft(String className, CraftModel model, Placement place) implements Feature {
    static final String PLANE = "plane";
    static final String SHIP = "ship";
    static final String VEHICLE = "vehicle";

    /** The exact oriented box in metres of the site. */
    OrientedBox box() {
        Rectangle2D extent = model.extent();
        Placement middle = place.moved(extent.getCenterX(), extent.getCenterY());
        return new OrientedBox(middle.x(), middle.y(), extent.getWidth(), extent.getHeight(), place.heading());
    }

    @Override
    public Rectangle2D reach() {
        AffineTransform transform = AffineTransform.getTranslateInstance(place.x(), place.y());
        transform.rotate(place.heading());
        double wake = className.equals(SHIP) ? model.extent().getWidth() * 2.5 : 0;
        double margin = model.height() * 1.6 + 2;
        Rectangle2D area = model.extent();
        Rectangle2D grown = new Rectangle2D.Double(
                area.getX() - wake - margin,
                area.getY() - wake / 2 - margin,
                area.getWidth() + wake + 2 * margin,
                area.getHeight() + wake + 2 * margin);
        return transform.createTransformedShape(grown).getBounds2D();
    }

    @Override
    public void draw(Canvas canvas, Phase phase) {
        model.draw(canvas.at(place), phase);
    }
}
