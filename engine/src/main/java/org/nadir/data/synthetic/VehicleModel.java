package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.geom.Rectangle2D;

/** A car, van, bus or lorry seen from above. */
final class VehicleModel implements CraftModel {
    /** Kinds that differ in measures and outline. */
    enum Kind {
        CAR,
        VAN,
        BUS,
        LORRY
    }

    private final Kind kind;
    private final double length;
    private final double width;
    private final Color paint;
    private final Color load;

    VehicleModel(Kind kind, Dice dice) {
        this.kind = kind;
        this.length = switch (kind) {
            case CAR -> dice.between(3.9, 4.9);
            case VAN -> dice.between(5.0, 6.2);
            case BUS -> dice.between(11.0, 13.0);
            case LORRY -> dice.between(8.5, 15.5);
        };
        this.width = kind == Kind.CAR ? dice.between(1.72, 1.92) : kind == Kind.VAN ? 2.05 : 2.55;
        int car = dice.pick(
                0xE6E7E6, 0xE6E7E6, 0xB9BDC0, 0xB9BDC0, 0x8B9095, 0x2B2D31, 0x2B2D31, 0x4A4E55, 0x9C2A28, 0x2B4D80,
                0x3C6C8F, 0x74583C, 0x3E5A42, 0xC7B68F, 0xC4A02C);
        int large = dice.pick(0xE8E8E4, 0xE8E8E4, 0xD9DCDC, 0x2D5B94, 0xB23A2C, 0xC98B2A, 0x3F6F52);
        this.paint = Tint.near(kind == Kind.CAR ? car : large, dice, 10);
        this.load = Tint.near(dice.pick(0xE4E4E0, 0xD0D4D6, 0xBFA98A, 0x5B7FA6, 0x9B9C98), dice, 10);
    }

    /** Mostly cars. */
    static VehicleModel any(Dice dice) {
        double r = dice.unit();
        return new VehicleModel(r < 0.86 ? Kind.CAR : r < 0.95 ? Kind.VAN : r < 0.97 ? Kind.BUS : Kind.LORRY, dice);
    }

    double length() {
        return length;
    }

    @Override
    public String chipClass() {
        return kind == Kind.CAR || kind == Kind.VAN ? "car" : "lorry";
    }

    @Override
    public Rectangle2D extent() {
        return Outline.box(0, 0, length, width);
    }

    @Override
    public double height() {
        return kind == Kind.CAR ? 1.5 : kind == Kind.VAN ? 2.3 : 3.2;
    }

    @Override
    public void draw(Canvas canvas, Phase phase) {
        if (phase == Phase.SHADOW) {
            canvas.cast(Outline.rounded(extent(), 0.4), height() * 0.85);
        } else if (phase == Phase.BODY) {
            switch (kind) {
                case LORRY -> drawLorry(canvas);
                case BUS -> drawBus(canvas);
                default -> drawCar(canvas);
            }
        }
    }

    private void drawCar(Canvas canvas) {
        boolean van = kind == Kind.VAN;
        canvas.body(
                Outline.rounded(extent(), van ? 0.3 : 0.55),
                Tint.tube(paint, width * 0.62, canvas.facing(Math.PI / 2)));
        double h = width / 2;
        double front = length * (van ? 0.36 : 0.24);
        double back = -length * (van ? 0.47 : 0.34);
        canvas.mark(Outline.rounded(Outline.box((front + back) / 2, 0, front - back, width * 0.84), 0.3), 0x23282D);
        double roofFront = front - length * 0.13;
        double roofBack = back + length * (van ? 0.02 : 0.09);
        canvas.mark(
                Outline.rounded(Outline.box((roofFront + roofBack) / 2, 0, roofFront - roofBack, width * 0.68), 0.2),
                Tint.scaled(paint, 1.05));
        canvas.markLine(new double[] {front + 0.12, -h * 0.6, front + 0.12, h * 0.6}, 0.08, Tint.scaled(paint, 0.85));
    }

    private void drawBus(Canvas canvas) {
        canvas.body(Outline.rounded(extent(), 0.3), Tint.tube(paint, width * 0.7, canvas.facing(Math.PI / 2)));
        canvas.mark(Outline.box(length / 2 - 0.35, 0, 0.5, width * 0.86), 0x252A2F);
        for (int i = -1; i <= 1; i++) {
            canvas.mark(Outline.box(i * length * 0.27, 0, 1.6, 1.3), Tint.scaled(paint, 0.82));
        }
    }

    private void drawLorry(Canvas canvas) {
        double cab = 2.2;
        double nose = length / 2;
        canvas.body(Outline.box(-0.5, 0, length - 1.2, width * 0.5), 0x2E2E2E);
        canvas.body(
                Outline.rounded(Outline.box(nose - cab / 2, 0, cab, width * 0.97), 0.25),
                Tint.tube(paint, width * 0.7, canvas.facing(Math.PI / 2)));
        canvas.mark(Outline.box(nose - 0.3, 0, 0.45, width * 0.8), 0x23282D);
        double box = length - cab - 0.6;
        canvas.body(
                Outline.box(-nose + box / 2, 0, box, width), Tint.tube(load, width * 0.9, canvas.facing(Math.PI / 2)));
    }
}
