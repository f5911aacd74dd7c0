package org.nadir.viewer.map;

import javafx.scene.paint.Color;
import org.nadir.geometry.OrientedBox;
import org.nadir.viewer.style.Palette;

/**
 * Draws oriented boxes into pixels: a dot where a box is too small for an outline, else its outline, dashed for truths and
 * crossed for what is wrong, with a tick on the side towards which its angle points. The same in the map, in pictures and in thumbnails. One thread.
 */
public final class BoxStrokes {
    private static final double DOT_BELOW = 3;
    private static final double BAR_BELOW = 1.8;
    private static final double ONE_PASS_BELOW = 10;
    private static final double TICK_FROM = 18;
    private static final int HALO = 0x5A000000;

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

    /** Draws so that the box stands out: its colour within a white band. */
    void drawChosen(MapBox box) {
        BoxStrokes plain = new BoxStrokes(target, new Look(look.toTarget(), look.lineWidth(), false));
        plain.draw(box, Color.WHITE, 3.5 * look.lineWidth());
        plain.draw(box, box.colour(), 1.5 * look.lineWidth());
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
        if (shape.height() * scale < BAR_BELOW * look.lineWidth()) {
            bar(shape, lineWidth, argb);
            return;
        }
        // dashes cannot be told apart on a box that is hardly longer than one
        double onePassBelow = box.dashed() ? ONE_PASS_BELOW / 2 : ONE_PASS_BELOW;
        if (side < onePassBelow * look.lineWidth()) {
            small(shape, lineWidth, argb);
            return;
        }
        outline(box, lineWidth, argb);
        if (side >= TICK_FROM) {
            tick(shape, Math.min(7 * look.lineWidth(), side / 4), LinePainter.Pen.solid(lineWidth, argb));
        }
    }

    private void outline(MapBox box, double lineWidth, int argb) {
        double[] corners = box.box().corners();
        for (int i = 0; i < corners.length; i += 2) {
            corners[i] = x(corners[i]);
            corners[i + 1] = y(corners[i + 1]);
        }
        double dash = box.dashed() ? 4 * look.lineWidth() : 0;
        if (look.halo()) {
            target.polygon(corners, LinePainter.Pen.solid(lineWidth + 1.5, HALO));
        }
        target.polygon(corners, new LinePainter.Pen(lineWidth, argb, dash));
        if (box.outline() == MapBox.Outline.CROSSED) {
            LinePainter.Pen thin = LinePainter.Pen.solid(lineWidth / 2, argb);
            target.line(new LinePainter.Segment(corners[0], corners[1], corners[4], corners[5]), thin);
            target.line(new LinePainter.Segment(corners[2], corners[3], corners[6], corners[7]), thin);
        }
    }

    private void small(OrientedBox shape, double lineWidth, int argb) {
        double half = look.toTarget().scale() / 2;
        LinePainter.SmallBox box = new LinePainter.SmallBox(
                x(shape.cx()),
                y(shape.cy()),
                shape.width() * half,
                shape.height() * half,
                Math.cos(shape.angle()),
                Math.sin(shape.angle()));
        if (look.halo()) {
            target.outline(box, lineWidth + 1.5, HALO);
        }
        target.outline(box, lineWidth, argb);
    }

    /** A box so narrow that its outline would close anyway: one line along it instead of four around it. */
    private void bar(OrientedBox shape, double lineWidth, int argb) {
        double thickness = Math.max(lineWidth, shape.height() * look.toTarget().scale());
        double half = Math.max(0, shape.width() - thickness / look.toTarget().scale()) / 2;
        double dx = half * Math.cos(shape.angle());
        double dy = half * Math.sin(shape.angle());
        LinePainter.Segment middle =
                new LinePainter.Segment(x(shape.cx() - dx), y(shape.cy() - dy), x(shape.cx() + dx), y(shape.cy() + dy));
        target.line(middle, LinePainter.Pen.solid(thickness, argb));
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
