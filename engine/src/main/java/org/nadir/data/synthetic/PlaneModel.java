package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A parked or rolling aeroplane: fuselage, swept wings with engines, tail and livery. */
final class PlaneModel implements CraftModel {
    private final PlaneShape shape;
    private final Color hull;
    private final Color wing;
    private final Color livery;
    private final Path2D fuselage;
    private final Path2D wings;
    private final Path2D tail;
    private final Rectangle2D extent;

    PlaneModel(PlaneShape shape, Dice dice) {
        this.shape = shape;
        int paint = shape.military()
                ? dice.pick(0x7C8288, 0x6B7168, 0x8E9296)
                : dice.pick(0xF2F2EE, 0xF2F2EE, 0xE9EBEC, 0xDADDE0, 0xEDE6D2, 0xC9D4DD);
        hull = Tint.near(paint, dice, 6);
        wing = shape.military() ? Tint.scaled(hull, 0.95) : Tint.near(dice.pick(0xC3C7C9, 0xB4B9BC, 0xD6D8D8), dice, 6);
        livery = Tint.near(
                dice.pick(0x1F3F7A, 0xA3262B, 0x1C6B4A, 0xD98A1E, 0x2C2F36, 0x3F87B5, 0x6A2C6E, 0xC9CCD0), dice, 12);
        fuselage = shape.fuselage();
        wings = shape.wings();
        tail = shape.tail();
        Area all = new Area(fuselage);
        all.add(new Area(wings));
        all.add(new Area(tail));
        extent = all.getBounds2D();
    }

    @Override
    public String chipClass() {
        return switch (shape.type()) {
            case AIRLINER, WIDE_BODY -> "airliner";
            case BUSINESS_JET, TURBOPROP -> "small-airliner";
            case LIGHT -> "light-aircraft";
            case FIGHTER -> "fighter";
        };
    }

    @Override
    public Rectangle2D extent() {
        return extent;
    }

    @Override
    public double height() {
        return shape.length() * 0.28;
    }

    @Override
    public void draw(Canvas canvas, Phase phase) {
        if (phase == Phase.SHADOW) {
            castShadow(canvas);
        } else if (phase == Phase.BODY) {
            drawEngines(canvas);
            drawWings(canvas);
            drawFuselage(canvas);
            drawFin(canvas);
        }
    }

    private void castShadow(Canvas canvas) {
        double belly = shape.diameter() * 0.45;
        canvas.sweep(fuselage, belly, belly + shape.diameter());
        canvas.sweep(wings, belly * 0.9, belly * 1.25);
        canvas.sweep(tail, belly + shape.diameter() * 0.6, belly + shape.diameter() * 0.8);
        canvas.sweep(fin(), belly + shape.diameter(), height());
        for (Shape engine : shape.engines()) {
            canvas.sweep(engine, belly * 0.3, belly);
        }
    }

    private Shape fin() {
        double back = -shape.length() * 0.49;
        double thick = shape.diameter() * 0.05;
        double front = -shape.length() * 0.33;
        return Outline.polygon(front, -thick * 0.4, back, -thick, back, thick, front, thick * 0.4);
    }

    private void drawEngines(Canvas canvas) {
        double lit = canvas.facing(Math.PI / 2);
        for (Shape engine : shape.engines()) {
            canvas.body(engine, Tint.scaled(hull, lit > 0 ? 0.9 : 0.8));
            Rectangle2D box = engine.getBounds2D();
            canvas.mark(
                    Outline.box(box.getMaxX() - 0.25, box.getCenterY(), 0.5, box.getHeight() * 0.8),
                    Tint.scaled(hull, 0.45));
        }
        for (Shape disc : shape.propellers()) {
            canvas.mark(disc, Tint.clear(0x30302E, 0.4));
        }
    }

    private void drawWings(Canvas canvas) {
        canvas.body(tail, Tint.scaled(wing, 0.97));
        canvas.body(wings, wing);
        for (int side = -1; side <= 1; side += 2) {
            double slope = canvas.facing(side * Math.PI / 2);
            double[] e = shape.wingLines(side);
            canvas.mark(
                    Outline.polygon(e[0], e[1], e[2], e[3], e[4], e[5], e[6], e[7]),
                    Tint.scaled(wing, 1 + 0.05 * slope));
            double line = Math.max(0.12, shape.rootChord() * 0.03);
            canvas.markLine(new double[] {e[0], e[1], e[2], e[3]}, line * 2, Tint.scaled(wing, 1.12));
            canvas.markLine(shape.flapLine(side), line, Tint.scaled(wing, 0.78));
        }
    }

    private void drawFuselage(Canvas canvas) {
        canvas.body(fuselage, Tint.tube(hull, shape.diameter() / 2, canvas.facing(Math.PI / 2)));
        double nose = shape.length() / 2;
        double d = shape.diameter();
        canvas.mark(
                Outline.polygon(
                        nose - d * 0.42,
                        -d * 0.2,
                        nose - d * 0.62,
                        -d * 0.33,
                        nose - d * 0.72,
                        -d * 0.2,
                        nose - d * 0.72,
                        d * 0.2,
                        nose - d * 0.62,
                        d * 0.33,
                        nose - d * 0.42,
                        d * 0.2),
                shape.military() ? new Color(0x2A3238) : new Color(0x2E3338));
    }

    private void drawFin(Canvas canvas) {
        double back = -shape.length() * 0.49;
        double front = -shape.length() * 0.33;
        double thick = Math.max(0.18, shape.diameter() * 0.07);
        double lit = canvas.facing(Math.PI / 2);
        double lean = lit > 0 ? thick * 0.6 : -thick * 0.6;
        canvas.mark(Outline.polygon(front, 0, back, -thick + lean, back, thick + lean), Tint.scaled(livery, 0.75));
        canvas.mark(Outline.polygon(front, 0, back, -thick, back, thick), Tint.scaled(livery, 1.1));
    }
}
