package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;

/**
 * A harbour: a concrete quay with cranes, stacks and sheds, piers with ships alongside, a marina, a breakwater and ships
 * under way. Water lies towards smaller y.
 */
final class HarbourLayout {
    private static final double QUAY = 70;
    private static final double HALF = 330;
    private static final int[] STACK = {0xA8402E, 0x2F5E8C, 0x3E7A55, 0xC48A2E, 0x8C8F92, 0xC9C6BC, 0x7A3B2E};

    private final Dice dice;
    private final Site site;
    private final Streets streets;
    private final Greenery greenery;

    HarbourLayout(Dice dice) {
        this.dice = dice;
        this.site = new Site(dice.chance(0.5) ? Surface.SEA : Surface.HARBOUR_WATER);
        this.streets = new Streets(site, dice.fork(1));
        this.greenery = new Greenery(site, dice.fork(2));
    }

    Site build() {
        shallows();
        new Breakwater(site, dice).build(HALF);
        land();
        double pier = dice.between(-140.0, -90.0);
        pier(pier, dice.between(17.0, 27.0), dice.between(120.0, 170.0));
        alongside(new Placement(-HALF, QUAY, 0), pier + HALF - 26);
        alongside(new Placement(pier + 34, QUAY, 0), 70 - pier);
        marina(new Rectangle2D.Double(130, QUAY - 150, 160, 150));
        underWay();
        anchored();
        return site;
    }

    private void shallows() {
        for (int i = 0; i < 9; i++) {
            double x = dice.between(-HALF, HALF);
            double y = dice.between(-300.0, QUAY);
            double radius = dice.between(20.0, 70.0);
            for (int ring = 0; ring < 5; ring++) {
                site.mark(greenery.blob(x, y, radius * (1 - ring * 0.16)), Tint.clear(0x4A6A62, 0.045));
            }
        }
    }

    private void land() {
        double right = 116;
        Shape yard = new Rectangle2D.Double(-HALF - 200, QUAY, 2 * HALF + 400, 400);
        site.lay(yard, Surface.GRASS);
        site.lay(new Rectangle2D.Double(-HALF - 200, QUAY, HALF + 200 + right, 118), Surface.CONCRETE);
        site.lay(new Rectangle2D.Double(right, QUAY, HALF + 100, 118), Surface.OLD_CONCRETE);
        site.line(new double[] {-HALF - 200, QUAY + 0.6, HALF + 200, QUAY + 0.6}, 1.4, new Color(0x77736A));
        for (int i = 0; i < 22; i++) {
            site.mark(
                    greenery.blob(dice.between(-HALF, HALF), QUAY + dice.between(6.0, 110.0), dice.between(2.0, 9.0)),
                    Tint.clear(0x4E4A44, dice.between(0.07, 0.2)));
        }
        rails();
        stacks();
        sheds();
        behind();
    }

    private void rails() {
        for (double y : new double[] {QUAY + 4, QUAY + 19}) {
            site.line(new double[] {-HALF - 100, y, 70, y}, 0.5, new Color(0x6A655C));
        }
        for (double x = -HALF + 30; x < 60; x += dice.between(62.0, 120.0)) {
            crane(x);
        }
    }

    /** A gantry crane: long and narrow over the water's edge, and no ship. */
    private void crane(double x) {
        int colour = dice.pick(0x3E6A9A, 0xC06A2E, 0xB8443A, 0xC8B04A);
        for (double dy : new double[] {4, 19}) {
            site.solid(Outline.box(x, QUAY + dy, 13, 1.7), 4, colour);
        }
        site.solid(Outline.box(x - 5, QUAY + 11.5, 1.1, 16), 24, colour);
        site.solid(Outline.box(x + 5, QUAY + 11.5, 1.1, 16), 24, colour);
        site.solid(Outline.box(x, QUAY + 5, 2.6, 50), 27, colour);
        site.solid(Outline.box(x, QUAY + 24, 5.5, 7), 29, 0xD8D8D2);
    }

    private void stacks() {
        for (double x = -HALF; x < 40; x += dice.between(38.0, 52.0)) {
            if (dice.chance(0.25)) {
                continue;
            }
            int bays = dice.between(3, 5);
            for (int bay = 0; bay < bays; bay++) {
                for (int row = 0; row < 8; row++) {
                    if (dice.chance(0.8)) {
                        site.solid(
                                Outline.box(x + bay * 6.5, QUAY + 34 + row * 2.6, 6.1, 2.44),
                                2.6 * dice.between(1, 3),
                                Tint.near(dice.pick(STACK), dice, 14).getRGB() & 0xFFFFFF);
                    }
                }
            }
        }
    }

    private void sheds() {
        for (double x = -HALF + 40; x < HALF; x += dice.between(92.0, 130.0)) {
            double length = dice.between(48.0, 78.0);
            site.add(new Building(
                    new Placement(x, QUAY + 84, 0),
                    length,
                    dice.between(22.0, 32.0),
                    dice.between(8.0, 12.0),
                    dice.chance(0.5) ? Building.Roof.HANGAR : Building.Roof.FLAT,
                    seed()));
        }
        Placement lane = new Placement(-HALF - 50, QUAY + 61, 0);
        streets.traffic(lane, 2 * HALF, 42);
    }

    private void behind() {
        Placement road = new Placement(-HALF - 150, QUAY + 128, 0);
        streets.road(road, 2 * HALF + 300, 9);
        streets.traffic(road, 2 * HALF + 300, 30);
        streets.carPark(new Rectangle2D.Double(140, QUAY + 8, 88, 35), 0.6);
        for (double x = -HALF; x < HALF; x += dice.between(60.0, 90.0)) {
            double y = QUAY + 170;
            if (dice.chance(0.35)) {
                double r = dice.between(9.0, 15.0);
                site.solid(Outline.disc(x, y, r), 12, 0xD6D6D0);
                site.mark(Outline.disc(x, y, r * 0.2), new Color(0xA6A6A0));
            } else {
                site.add(new Building(
                        new Placement(x, y, dice.gaussian() * 0.05),
                        dice.between(24.0, 44.0),
                        dice.between(16.0, 24.0),
                        dice.between(6.0, 14.0),
                        Building.Roof.FLAT,
                        seed()));
            }
        }
        greenery.row(new double[] {-HALF, QUAY + 140, HALF, QUAY + 140}, 11);
        greenery.scatter(new Rectangle2D.Double(-HALF, QUAY + 200, 2 * HALF, 160), 120);
    }

    private long seed() {
        return (long) (dice.unit() * (1L << 50));
    }

    private void pier(double x, double width, double length) {
        site.solid(new Rectangle2D.Double(x - width / 2, QUAY - length, width, length + 2), 2.5, 0xA39E93);
        site.add(new PierTop(new Rectangle2D.Double(x - width / 2, QUAY - length, width, length + 2)));
        alongside(new Placement(x - width / 2, QUAY - 25, -Math.PI / 2), length - 25);
        alongside(new Placement(x + width / 2, QUAY - length, Math.PI / 2), length - 25);
        Placement lane = new Placement(x - 3, QUAY - length + 8, Math.PI / 2);
        streets.traffic(lane, length, 45);
        for (int i = 0; i < 3; i++) {
            site.solid(
                    Outline.box(x + width * 0.28, QUAY - length * dice.between(0.1, 0.9), 6, 12),
                    4.5,
                    dice.pick(0xBFC2C4, 0x9A8A78, 0x8C9296));
        }
    }

    /** Ships moored along an edge; water lies to the left of its heading. */
    private void alongside(Placement edge, double length) {
        double along = dice.between(2.0, 14.0);
        while (along < length - 16) {
            ShipModel ship = new ShipModel(berthKind(length - along), 0, dice);
            if (along + ship.length() < length && dice.chance(0.8)) {
                Placement spot = edge.moved(along + ship.length() / 2, -(ship.beam() / 2 + 1.1 + dice.unit()));
                site.place(new Craft(Craft.SHIP, ship, dice.chance(0.5) ? spot : spot.turned(Math.PI)));
            }
            along += ship.length() + dice.between(5.0, 20.0);
        }
    }

    private ShipModel.Kind berthKind(double room) {
        double r = dice.unit();
        if (room > 115 && r < 0.3) {
            return ShipModel.Kind.CONTAINER;
        }
        if (room > 80 && r < 0.55) {
            return ShipModel.Kind.CARGO;
        }
        if (room > 55 && r < 0.75) {
            return dice.chance(0.5) ? ShipModel.Kind.FERRY : ShipModel.Kind.BARGE;
        }
        return ShipModel.Kind.TUG;
    }

    private void marina(Rectangle2D area) {
        double pitch = dice.between(42.0, 48.0);
        double spine = area.getX() - 8;
        site.solid(new Rectangle2D.Double(spine - 12, area.getY() - 10, 9, area.getHeight() + 12), 1.5, 0x8F8574);
        for (double y = area.getMaxY() - 26; y > area.getY(); y -= pitch) {
            site.solid(new Rectangle2D.Double(spine - 4, y - 1.2, area.getWidth(), 2.4), 0.5, 0xA89A82);
            for (int side = -1; side <= 1; side += 2) {
                moor(spine + 6, y, side, area.getWidth() - 14);
            }
        }
    }

    private void moor(double left, double y, int side, double width) {
        for (double x = left; x < left + width; ) {
            boolean yacht = dice.chance(0.55);
            ShipModel boat = new ShipModel(yacht ? ShipModel.Kind.YACHT : ShipModel.Kind.MOTORBOAT, 0, dice);
            double finger = x + boat.beam() / 2 + 0.9;
            if (dice.chance(0.8)) {
                double heading = side * Math.PI / 2 * (dice.chance(0.7) ? 1 : -1) + dice.gaussian() * 0.03;
                site.place(
                        new Craft(Craft.SHIP, boat, new Placement(x, y + side * (boat.length() / 2 + 2.2), heading)));
            }
            site.solid(Outline.box(finger, y + side * 5.5, 0.7, 9), 0.5, 0xA89A82);
            x += boat.beam() + dice.between(1.9, 2.6);
        }
    }

    private void underWay() {
        for (int i = 0; i < 9; i++) {
            double r = dice.unit();
            ShipModel.Kind kind = r < 0.45
                    ? ShipModel.Kind.MOTORBOAT
                    : r < 0.6 ? ShipModel.Kind.TUG : r < 0.75 ? ShipModel.Kind.FERRY : ShipModel.Kind.CARGO;
            ShipModel ship = new ShipModel(kind, dice.between(0.35, 1.0), dice);
            double y = dice.chance(0.7) ? dice.between(-195.0, -125.0) : dice.between(-420.0, -315.0);
            Placement spot = new Placement(dice.between(-0.95, 0.95) * HALF, y, dice.gaussian() * 0.2);
            site.place(new Craft(Craft.SHIP, ship, dice.chance(0.5) ? spot : spot.turned(Math.PI)), 14);
        }
    }

    private void anchored() {
        double wind = dice.angle();
        for (int i = 0; i < 16; i++) {
            ShipModel boat = new ShipModel(dice.chance(0.7) ? ShipModel.Kind.YACHT : ShipModel.Kind.MOTORBOAT, 0, dice);
            Placement spot =
                    new Placement(dice.between(-70.0, 95.0), dice.between(-90.0, 20.0), wind + dice.gaussian() * 0.12);
            site.place(new Craft(Craft.SHIP, boat, spot), 8);
        }
        for (int i = 0; i < 14; i++) {
            site.solid(
                    Outline.disc(dice.between(-HALF, HALF), dice.between(-300.0, -100.0), 0.9),
                    1,
                    dice.pick(0xD8A02C, 0xC0392B));
        }
    }
}
