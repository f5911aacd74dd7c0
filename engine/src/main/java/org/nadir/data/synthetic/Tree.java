package org.nadir.data.synthetic;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A tree or bush: a lumpy crown, lighter towards the sun. */
record Tree(double x, double y, double radius, long seed) implements Feature {
    private static final int[] GREENS = {0x3E5230, 0x4A5E34, 0x36492C, 0x56653A, 0x445A3A};

    @Override
    public Rectangle2D reach() {
        return Reach.of(Outline.disc(x, y, radius), radius * 1.8);
    }

    @Override
    public void draw(Canvas canvas, Phase phase) {
        Dice dice = new Dice(seed);
        if (phase == Phase.SHADOW) {
            Shape crown = crown(new Dice(seed));
            canvas.sweep(crown, radius * 0.4, radius * 1.35);
        } else if (phase == Phase.BODY) {
            int green = dice.pick(GREENS);
            double tone = dice.between(0.85, 1.15);
            canvas.body(crown(new Dice(seed)), Tint.scaled(green, tone * 0.72));
            int lumps = Math.max(4, (int) Math.min(14, radius * canvas.pixelsPerMetre() * 1.2));
            for (int i = 0; i < lumps; i++) {
                double angle = dice.angle();
                double out = Math.sqrt(dice.unit()) * radius * 0.78;
                double lit = canvas.facing(angle) * out / radius;
                canvas.mark(
                        Outline.disc(
                                x + out * Math.cos(angle), y + out * Math.sin(angle), radius * dice.between(0.2, 0.36)),
                        Tint.scaled(green, tone * (0.98 + 0.38 * lit + dice.between(-0.08, 0.08))));
            }
        }
    }

    private Shape crown(Dice dice) {
        int corners = 9;
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double out = radius * dice.between(0.82, 1.08);
            if (i == 0) {
                path.moveTo(x + out * Math.cos(angle), y + out * Math.sin(angle));
            } else {
                path.lineTo(x + out * Math.cos(angle), y + out * Math.sin(angle));
            }
        }
        path.closePath();
        return path;
    }
}
