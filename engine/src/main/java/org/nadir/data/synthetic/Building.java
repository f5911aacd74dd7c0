package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** A building with a flat or a ridged roof, {@code length} along its heading. */
record Building(Placement place, double length, double width, double height, Roof roof, long seed) implements Feature {
    /** Forms of roof. */
    enum Roof {
        FLAT,
        RIDGED,
        HANGAR
    }

    @Override
    public Rectangle2D reach() {
        AffineTransform transform = AffineTransform.getTranslateInstance(place.x(), place.y());
        transform.rotate(place.heading());
        return Reach.of(transform.createTransformedShape(outline()), height);
    }

    private Rectangle2D outline() {
        return Outline.box(0, 0, length, width);
    }

    @Override
    public void draw(Canvas site, Phase phase) {
        Canvas canvas = site.at(place);
        if (phase == Phase.SHADOW) {
            canvas.cast(outline(), height);
        } else if (phase == Phase.BODY) {
            switch (roof) {
                case FLAT -> drawFlat(canvas);
                case RIDGED -> drawRidged(canvas);
                case HANGAR -> drawHangar(canvas);
            }
        }
    }

    private void drawFlat(Canvas canvas) {
        Dice dice = new Dice(seed);
        Color top = Tint.near(dice.pick(0xB8B6B0, 0x9A9A98, 0xCBC8C0, 0x7C7E80, 0xA89E90), dice, 10);
        canvas.body(outline(), Tint.scaled(top, 1.12));
        canvas.mark(Outline.box(0, 0, length - 1.2, width - 1.2), Tint.scaled(top, 0.8));
        double shift = 0.35;
        canvas.mark(
                Outline.box(canvas.facing(0) * -shift, canvas.facing(Math.PI / 2) * -shift, length - 1.9, width - 1.9),
                top);
        int units = (int) Math.min(9, length * width / 160) + dice.below(3);
        for (int i = 0; i < units; i++) {
            drawUnit(canvas, dice);
        }
        if (dice.chance(0.5)) {
            double pitch = dice.between(6.0, 9.0);
            for (double x = -length / 2 + pitch; x < length / 2 - 2; x += pitch) {
                canvas.markLine(new double[] {x, -width / 2 + 1, x, width / 2 - 1}, 0.25, Tint.scaled(top, 0.93));
            }
        }
    }

    private void drawUnit(Canvas canvas, Dice dice) {
        double x = dice.between(-0.4, 0.4) * length;
        double y = dice.between(-0.36, 0.36) * width;
        double size = dice.between(1.2, 2.8);
        Shape unit = Outline.box(x, y, size * dice.between(1.0, 1.8), size);
        canvas.mark(
                AffineTransform.getTranslateInstance(-canvas.facing(0), -canvas.facing(Math.PI / 2))
                        .createTransformedShape(unit),
                Tint.clear(0x15181A, 0.4));
        canvas.mark(unit, dice.pick(0xD8D8D4, 0xBFC2C4, 0x8E9294));
    }

    private void drawRidged(Canvas canvas) {
        Dice dice = new Dice(seed);
        Color tile = Tint.near(dice.pick(0x9A5A42, 0x8A4A3A, 0x6E4A3E, 0x5E5A58, 0x7A6A5A, 0xA86A4A), dice, 12);
        for (int side = -1; side <= 1; side += 2) {
            double lit = canvas.facing(side * Math.PI / 2);
            double top = side < 0 ? -width / 2 : 0;
            canvas.body(new Rectangle2D.Double(-length / 2, top, length, width / 2), Tint.scaled(tile, 1 + 0.24 * lit));
        }
        canvas.markLine(new double[] {-length / 2, 0, length / 2, 0}, 0.3, Tint.scaled(tile, 1.25));
        if (dice.chance(0.6)) {
            canvas.mark(Outline.box(dice.between(-0.3, 0.3) * length, width * 0.16, 0.9, 0.9), 0x4A3A34);
        }
    }

    private void drawHangar(Canvas canvas) {
        Dice dice = new Dice(seed);
        Color metal = Tint.near(dice.pick(0xC4C8CA, 0xA8B0B4, 0x8FA0A8, 0xB8B2A4), dice, 8);
        canvas.body(outline(), Tint.tube(metal, width / 2, canvas.facing(Math.PI / 2)));
        for (double x = -length / 2 + 4; x < length / 2; x += 4) {
            canvas.markLine(new double[] {x, -width / 2, x, width / 2}, 0.22, Tint.clear(0x50565A, 0.35));
        }
        canvas.markLine(new double[] {-length / 2, 0, length / 2, 0}, 0.5, Tint.scaled(metal, 1.1));
    }
}
