package org.nadir.data.synthetic;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Plants trees and lays worn patches, so that open ground is not bare. */
final class Greenery {
    private final Site site;
    private final Dice dice;

    Greenery(Site site, Dice dice) {
        this.site = site;
        this.dice = dice;
    }

    void scatter(Rectangle2D area, int trees) {
        for (int i = 0; i < trees; i++) {
            tree(
                    dice.between(area.getMinX(), area.getMaxX()),
                    dice.between(area.getMinY(), area.getMaxY()),
                    dice.between(1.8, 4.6));
        }
    }

    void row(double[] ends, double pitch) {
        double length = Math.hypot(ends[2] - ends[0], ends[3] - ends[1]);
        for (double along = 0; along < length; along += pitch * dice.between(0.8, 1.3)) {
            double t = along / length;
            tree(
                    ends[0] + t * (ends[2] - ends[0]) + dice.gaussian() * 0.6,
                    ends[1] + t * (ends[3] - ends[1]) + dice.gaussian() * 0.6,
                    dice.between(2.0, 3.8));
        }
    }

    /** A dense stand inside a circle. */
    void wood(double x, double y, double radius) {
        site.lay(blob(x, y, radius * 1.05), Surface.SCRUB);
        int trees = (int) (radius * radius / 9);
        for (int i = 0; i < trees; i++) {
            double angle = dice.angle();
            double out = Math.sqrt(dice.unit()) * radius;
            tree(x + out * Math.cos(angle), y + out * Math.sin(angle), dice.between(2.2, 4.8));
        }
    }

    void tree(double x, double y, double radius) {
        site.add(new Tree(x, y, radius, (long) (dice.unit() * (1L << 50))));
    }

    /** A patch of another surface with a wavering edge. */
    void patch(Rectangle2D within, Surface surface, double radius) {
        site.lay(
                blob(
                        dice.between(within.getMinX(), within.getMaxX()),
                        dice.between(within.getMinY(), within.getMaxY()),
                        radius),
                surface);
    }

    Path2D blob(double x, double y, double radius) {
        int corners = 12;
        double[] out = new double[corners];
        for (int i = 0; i < corners; i++) {
            out[i] = radius * dice.between(0.7, 1.15);
        }
        Path2D path = new Path2D.Double();
        double step = 2 * Math.PI / corners;
        double start = (out[0] + out[corners - 1]) / 2;
        path.moveTo(x + start * Math.cos(-step / 2), y + start * Math.sin(-step / 2));
        for (int i = 0; i < corners; i++) {
            double middle = (out[i] + out[(i + 1) % corners]) / 2;
            path.quadTo(
                    x + out[i] * 1.05 * Math.cos(i * step),
                    y + out[i] * 1.05 * Math.sin(i * step),
                    x + middle * Math.cos((i + 0.5) * step),
                    y + middle * Math.sin((i + 0.5) * step));
        }
        path.closePath();
        return path;
    }
}
