package org.nadir.data.synthetic;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Two arms of stones that shelter a harbour, with a gap and lights at its sides: long as ships, and none. */
final class Breakwater {
    private final Site site;
    private final Dice dice;

    Breakwater(Site site, Dice dice) {
        this.site = site;
        this.dice = dice;
    }

    void build(double half) {
        double y = dice.between(-250.0, -215.0);
        double gap = dice.between(-60.0, 120.0);
        arm(new double[] {-half - 200, y + dice.between(-20.0, 40.0), gap - 40, y});
        arm(new double[] {half + 200, y + dice.between(-20.0, 40.0), gap + 45, y - 12});
    }

    private void arm(double[] ends) {
        Path2D line = new Path2D.Double();
        line.moveTo(ends[0], ends[1]);
        line.quadTo((ends[0] + ends[2]) / 2, ends[1] - 30, ends[2], ends[3]);
        Shape rocks = new BasicStroke(17, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(line);
        Shape foam = new BasicStroke(20, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(line);
        site.mark(foam, Tint.clear(0xC8D6D4, 0.22));
        site.lay(rocks, Surface.ROCK);
        stones(ends);
        site.lay(
                new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(line),
                Surface.OLD_CONCRETE);
        site.solid(Outline.disc(ends[2], ends[3], 2.4), 9, 0xC4443A);
    }

    private void stones(double[] ends) {
        for (int i = 0; i < 420; i++) {
            double t = dice.unit();
            double u = 1 - t;
            double x = u * u * ends[0] + u * t * (ends[0] + ends[2]) + t * t * ends[2];
            double y = u * u * ends[1] + 2 * u * t * ((ends[1] + ends[3]) / 2 - 30) + t * t * ends[3];
            double side = dice.sign() * dice.between(2.0, 9.0);
            double size = dice.between(0.8, 2.0);
            site.solid(
                    Outline.polygon(
                            x - size,
                            y + side,
                            x,
                            y + side - size * 0.8,
                            x + size,
                            y + side + size * 0.3,
                            x,
                            y + side + size),
                    1,
                    dice.pick(0x8E887C, 0xA8A296, 0x6E695F, 0xB8B2A4));
        }
    }
}
