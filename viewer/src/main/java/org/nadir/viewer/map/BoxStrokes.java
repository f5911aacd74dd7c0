package org.nadir.viewer.map;

import javafx.scene.paint.Color;
import org.nadir.geometry.OrientedBox;
import org.nadir.viewer.style.Palette;

/**
 * Draws oriented boxes into pixels: a dot where a box is too small for an outline, else its outline, dashed for truths,
 * with a tick on the side towards which its angle points. The same in the map, in pictures and in thumbnails. One thread.
 */
public final class BoxStrokes {
    private static final double DOT_BELOW = 3;
    private static final double TICK_FROM = 18;
    private static final int HALO = 0x78000000;

    private final LinePainter target;
    private final Look look;

    /**
     * How boxes are drawn.
     *
     * @param toTarget where scene coordinates lie in the pixels: x' = (x - originX) * scale
     * @param lineWidth width of outlines in pixels of the target
     * @param halo whether a dark line lies below, which reads better on imagery but takes twice the time
     */
    public record Look(Placement toTarget, double lineWidth, boolean halo) {}

    /** Scene to target: subtract the origin, multiply by the scale. */
    public record Placement(double originX, double originY, double scale) {}

    public BoxStrokes(LinePainter target, Look look) {
        this.target = target;
        this.look = look;
    }

    public void draw(MapBox box) {
        draw(box, box.colour(), look.lineWidth());
    }

    /** Draws with another colour and width, for a box that stands out. */
    void draw(MapBox box, Color colour, double lineWidth) {
        OrientedBox shape = box.box();
        int argb = Palette.argb(colour);
        double scale = look.toTarget().scale();
        double side = shape.width() * scale;
        if (side < DOT_BELOW * look.lineWidth() / 1.5) {
            target.dot(x(shape.cx()), y(shape.cy()), (int) Math.ceil(lineWidth) + 1, argb);
            return;
        }
        double[] corners = shape.corners();
        for (int i = 0; i < corners.length; i += 2) {
            corners[i] = x(corners[i]);
            corners[i + 1] = y(corners[i + 1]);
        }
        double dash = box.dashed() ? 4 * look.lineWidth() : 0;
        if (look.halo()) {
            target.polygon(corners, LinePainter.Pen.solid(lineWidth + 1.5, HALO));
        }
        target.polygon(corners, new LinePainter.Pen(lineWidth, argb, dash));
        if (side >= TICK_FROM) {
            tick(shape, Math.min(7 * look.lineWidth(), side / 4), LinePainter.Pen.solid(lineWidth, argb));
        }
    }

    /** From the middle of the side at the end of the box's own x axis, inwards. */
    private void tick(OrientedBox shape, double length, LinePainter.Pen pen) {
        double cos = Math.cos(shape.angle());
        double sin = Math.sin(shape.angle());
        double tipX = x(shape.cx() + shape.width() / 2 * cos);
        double tipY = y(shape.cy() + shape.width() / 2 * sin);
        target.line(new LinePainter.Segment(tipX, tipY, tipX - length * cos, tipY - length * sin), pen);
    }

    private double x(double sceneX) {
        return (sceneX - look.toTarget().originX()) * look.toTarget().scale();
    }

    private double y(double sceneY) {
        return (sceneY - look.toTarget().originY()) * look.toTarget().scale();
    }
}
