package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A vessel, moored or under way with its wake: hull with bow and stern, deck, superstructure and load. */
final class ShipModel implements CraftModel {
    /** Kinds that differ in measures, deck and load. */
    enum Kind {
        MOTORBOAT,
        YACHT,
        TUG,
        BARGE,
        FERRY,
        CARGO,
        CONTAINER
    }

    private final Kind kind;
    private final double length;
    private final double beam;
    private final double speed;
    private final Color hull;
    private final Color deck;
    private final long seed;
    private final Path2D outline;

    /** {@code speed} 0 for a moored ship, 1 for one at full speed. */
    ShipModel(Kind kind, double speed, Dice dice) {
        this.kind = kind;
        this.speed = speed;
        this.length = switch (kind) {
            case MOTORBOAT -> dice.between(6.0, 11.0);
            case YACHT -> dice.between(9.0, 16.0);
            case TUG -> dice.between(20.0, 32.0);
            case BARGE -> dice.between(38.0, 70.0);
            case FERRY -> dice.between(42.0, 75.0);
            case CARGO -> dice.between(68.0, 105.0);
            case CONTAINER -> dice.between(105.0, 150.0);
        };
        this.beam = length
                / switch (kind) {
                    case MOTORBOAT -> dice.between(2.6, 3.1);
                    case YACHT -> dice.between(3.1, 3.7);
                    case TUG -> dice.between(2.7, 3.2);
                    case BARGE -> dice.between(4.6, 6.2);
                    case FERRY -> dice.between(4.0, 4.9);
                    case CARGO, CONTAINER -> dice.between(5.6, 6.6);
                };
        this.hull = Tint.near(hullPaint(dice), dice, 8);
        this.deck = Tint.near(deckPaint(dice), dice, 8);
        this.seed = (long) (dice.unit() * (1L << 52));
        this.outline = outline(1);
    }

    private int hullPaint(Dice dice) {
        return switch (kind) {
            case MOTORBOAT, YACHT -> dice.pick(0xF0F0EC, 0xF0F0EC, 0xE4E6E6, 0x22395E, 0xF0F0EC);
            case TUG -> dice.pick(0x23282E, 0x8E2A22, 0x1F4A6B, 0x2E5540);
            case FERRY -> dice.pick(0xF0F0EC, 0xE9ECEE, 0x23406E);
            case BARGE -> dice.pick(0x3A3532, 0x5A3A2C, 0x2D3136);
            case CARGO, CONTAINER -> dice.pick(0x23344E, 0x7E2A24, 0x262A2E, 0x2E5A4C, 0x8A8F92);
        };
    }

    private int deckPaint(Dice dice) {
        return switch (kind) {
            case MOTORBOAT -> dice.pick(0xDCD8CC, 0xE8E8E4, 0xB79A6C);
            case YACHT -> dice.pick(0xC4A478, 0xE2DED2, 0xD4C4A4);
            case TUG -> dice.pick(0x7E4A38, 0x4E7A5A, 0x8A8C86);
            case FERRY -> dice.pick(0xDADCDA, 0xB9C7BE, 0xE6E4DC);
            case BARGE -> dice.pick(0x6E5C4A, 0x7C7468, 0x4A4642);
            case CARGO, CONTAINER -> dice.pick(0x8A4A38, 0x6C7F6C, 0x7E8286, 0x9A5A40);
        };
    }

    double length() {
        return length;
    }

    double beam() {
        return beam;
    }

    @Override
    public String chipClass() {
        return kind == Kind.MOTORBOAT || kind == Kind.YACHT ? "boat" : "ship";
    }

    @Override
    public Rectangle2D extent() {
        return Outline.box(0, 0, length, beam);
    }

    @Override
    public double height() {
        return kind == Kind.YACHT ? length * 0.8 : Math.min(22, 1.2 + length * 0.14);
    }

    @Override
    public void draw(Canvas canvas, Phase phase) {
        switch (phase) {
            case GROUND -> {
                if (speed > 0) {
                    drawWake(canvas);
                }
            }
            case SHADOW -> canvas.cast(outline, 0.6 + length * 0.035);
            case BODY -> drawBody(canvas);
        }
    }

    /** The hull's plan, its width scaled about the keel; a scale below 1 gives the deck inside the bulwark. */
    private Path2D outline(double scale) {
        double nose = length / 2 * (scale + 1) / 2;
        double side = beam / 2 * scale;
        double bow = length * (kind == Kind.BARGE ? 0.06 : length > 40 ? 0.16 : 0.42);
        double full = kind == Kind.BARGE ? 0.9 : length > 40 ? 0.55 : 0.35;
        double stern = kind == Kind.TUG ? 0.8 : kind == Kind.YACHT ? 0.72 : 0.92;
        Path2D path = new Path2D.Double();
        path.moveTo(-nose, -side * stern);
        path.curveTo(-nose + length * 0.1, -side, -nose + length * 0.2, -side, -nose + length * 0.28, -side);
        path.lineTo(nose - bow, -side);
        path.curveTo(nose - bow * 0.45, -side, nose - bow * 0.08, -side * full, nose, 0);
        path.curveTo(nose - bow * 0.08, side * full, nose - bow * 0.45, side, nose - bow, side);
        path.lineTo(-nose + length * 0.28, side);
        path.curveTo(-nose + length * 0.2, side, -nose + length * 0.1, side, -nose, side * stern);
        path.closePath();
        return path;
    }

    private void drawBody(Canvas canvas) {
        canvas.body(outline, hull);
        canvas.mark(outline(length > 40 ? 0.9 : 0.8), Tint.tube(deck, beam * 0.8, canvas.facing(Math.PI / 2)));
        ShipDeck deckWork = new ShipDeck(canvas, length, beam, new Dice(seed));
        switch (kind) {
            case MOTORBOAT -> deckWork.cockpit(hull);
            case YACHT -> deckWork.rig();
            case TUG -> deckWork.tug();
            case BARGE -> deckWork.holds(0x53473A);
            case FERRY -> deckWork.ferry();
            case CARGO -> {
                deckWork.bridge(-0.40);
                deckWork.hatches();
            }
            case CONTAINER -> {
                deckWork.bridge(-0.34);
                deckWork.containers();
            }
        }
    }

    private void drawWake(Canvas canvas) {
        Dice dice = new Dice(seed + 1);
        double stern = -length / 2;
        double tailLength = length * (1.2 + 1.2 * speed);
        int steps = 46;
        for (int i = 0; i < steps; i++) {
            double t = (i + dice.unit()) / steps;
            double x = stern - t * tailLength;
            double spread = beam * (0.28 + 0.55 * t);
            double y = dice.gaussian() * spread * 0.42;
            double size = beam * dice.between(0.12, 0.34) * (1 + t);
            canvas.mark(
                    Outline.rounded(Outline.box(x, y, size * 3.2, size), size / 2),
                    Tint.clear(0xE6EEEC, (0.48 * speed + 0.1) * (1 - t)));
        }
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 14; i++) {
                double t = (i + dice.unit()) / 14;
                double x = length * 0.42 - t * length * 1.5;
                double y = side * (beam * 0.42 + t * length * 0.42);
                canvas.mark(
                        Outline.rounded(Outline.box(x, y, beam * 0.75, beam * 0.14), beam * 0.07),
                        Tint.clear(0xDDE8E8, 0.5 * speed * (1 - t)));
            }
        }
    }
}
