package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** What stands on the deck of a ship, drawn in the ship's own frame. */
final class ShipDeck {
    private static final int WHITE = 0xECECE6;
    private static final int GLASS = 0x2A3238;
    private static final int[] BOXES = {
        0xA8402E, 0x2F5E8C, 0x3E7A55, 0xC48A2E, 0x8C8F92, 0xC9C6BC, 0x7A3B2E, 0x2E4660, 0xB5563C
    };

    private final Canvas canvas;
    private final double length;
    private final double beam;
    private final Dice dice;

    ShipDeck(Canvas canvas, double length, double beam, Dice dice) {
        this.canvas = canvas;
        this.length = length;
        this.beam = beam;
        this.dice = dice;
    }

    void cockpit(Color hull) {
        canvas.mark(Outline.rounded(Outline.box(-length * 0.2, 0, length * 0.42, beam * 0.6), 0.3), 0x8C7B62);
        raised(Outline.box(length * 0.06, 0, length * 0.26, beam * 0.62), Tint.scaled(hull, 0.96));
        canvas.mark(Outline.box(length * 0.2, 0, length * 0.05, beam * 0.56), GLASS);
        canvas.mark(Outline.box(-length * 0.45, 0, length * 0.07, beam * 0.28), 0x2B2B2B);
    }

    void rig() {
        canvas.mark(Outline.rounded(Outline.box(-length * 0.27, 0, length * 0.26, beam * 0.46), 0.3), 0x6E5F4C);
        raised(Outline.rounded(Outline.box(length * 0.08, 0, length * 0.34, beam * 0.44), 0.4), new Color(0xF0F0EC));
        Color boom = new Color(dice.pick(0x2C4A78, 0xD8D8D2, 0x7A2C2C, 0x3C3C3C));
        canvas.markLine(new double[] {length * 0.14, 0, -length * 0.3, 0}, Math.max(0.3, beam * 0.1), boom);
        canvas.mark(Outline.disc(length * 0.14, 0, Math.max(0.16, beam * 0.05)), 0xF4F4F0);
    }

    void tug() {
        canvas.mark(Outline.box(-length * 0.28, 0, length * 0.3, beam * 0.62), 0x5E564C);
        raised(Outline.rounded(Outline.box(length * 0.12, 0, length * 0.32, beam * 0.58), 0.8), new Color(WHITE));
        raised(Outline.rounded(Outline.box(length * 0.15, 0, length * 0.16, beam * 0.42), 0.6), new Color(0xD8D4C8));
        canvas.mark(Outline.box(length * 0.225, 0, length * 0.02, beam * 0.36), GLASS);
        raised(Outline.disc(-length * 0.02, 0, beam * 0.09), new Color(dice.pick(0xB5402C, 0x2A2A2A, 0xC8A02C)));
    }

    void ferry() {
        raised(
                Outline.rounded(Outline.box(-length * 0.02, 0, length * 0.76, beam * 0.84), beam * 0.12),
                new Color(WHITE));
        raised(Outline.rounded(Outline.box(-length * 0.04, 0, length * 0.52, beam * 0.62), 1), new Color(0xDFE2E0));
        canvas.mark(Outline.box(length * 0.2, 0, length * 0.02, beam * 0.6), GLASS);
        raised(
                Outline.box(-length * 0.14, 0, length * 0.07, beam * 0.26),
                new Color(dice.pick(0x2D5A94, 0xB23A2C, 0xD8A02C)));
        for (int i = 0; i < 5; i++) {
            for (int side = -1; side <= 1; side += 2) {
                canvas.mark(
                        Outline.box(length * (0.12 - i * 0.1), side * beam * 0.36, length * 0.05, beam * 0.06),
                        0xD2703A);
            }
        }
    }

    void bridge(double at) {
        double x = length * at;
        raised(Outline.box(x, 0, length * 0.12, beam * 0.8), new Color(WHITE));
        raised(Outline.box(x + length * 0.02, 0, length * 0.05, beam * 0.94), new Color(0xDEDED8));
        canvas.mark(Outline.box(x + length * 0.047, 0, length * 0.008, beam * 0.86), GLASS);
        raised(
                Outline.box(x - length * 0.035, 0, length * 0.03, beam * 0.24),
                new Color(dice.pick(0x2D4A74, 0xB5402C, 0xD09A2C, 0x2B2B2B)));
    }

    void hatches() {
        int count = dice.between(3, 5);
        double first = -length * 0.31;
        double pitch = length * 0.66 / count;
        Color cover = new Color(dice.pick(0x7C8A80, 0x9A6A4C, 0x6A7480, 0xA8A496));
        for (int i = 0; i < count; i++) {
            double x = first + (i + 0.5) * pitch;
            raised(Outline.box(x, 0, pitch * 0.74, beam * 0.6), cover);
            canvas.markLine(new double[] {x, -beam * 0.3, x, beam * 0.3}, 0.35, Tint.scaled(cover, 0.75));
            if (i > 0) {
                double mast = x - pitch / 2;
                raised(Outline.disc(mast, 0, beam * 0.05), new Color(0xD8C26A));
                canvas.markLine(new double[] {mast, 0, mast + pitch * 0.7, beam * 0.12}, 0.5, new Color(0xD2B84E));
            }
        }
    }

    void holds(int inside) {
        int count = dice.between(1, 3);
        double pitch = length * 0.7 / count;
        for (int i = 0; i < count; i++) {
            Rectangle2D hold = Outline.box(-length * 0.26 + (i + 0.5) * pitch, 0, pitch * 0.86, beam * 0.7);
            canvas.mark(hold, dice.pick(inside, 0x2E2C2A, 0xB09C78, 0x5C4A3A));
        }
        raised(Outline.box(-length * 0.38, 0, length * 0.1, beam * 0.6), new Color(WHITE));
    }

    void containers() {
        int rows = Math.max(4, (int) (beam * 0.92 / 2.44));
        int bays = (int) (length * 0.62 / 6.6);
        double left = -length * 0.26;
        double top = -rows * 2.44 / 2;
        for (int bay = 0; bay < bays; bay++) {
            for (int row = 0; row < rows; row++) {
                boolean nearBow = bay >= bays - 3 && (row == 0 || row == rows - 1);
                if (nearBow || dice.chance(0.06)) {
                    continue;
                }
                Rectangle2D box = new Rectangle2D.Double(left + bay * 6.6, top + row * 2.44, 6.1, 2.35);
                canvas.mark(box, Tint.near(dice.pick(BOXES), dice, 12));
            }
        }
    }

    /** A block that stands on the deck, with a narrow shadow at its far side. */
    private void raised(Shape block, Color top) {
        Rectangle2D box = block.getBounds2D();
        double reach = Math.min(box.getHeight() * 0.18, 1.6);
        double dx = -canvas.facing(0) * reach;
        double dy = -canvas.facing(Math.PI / 2) * reach;
        canvas.mark(
                AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(block), Tint.clear(0x101418, 0.42));
        canvas.mark(block, top);
    }
}
