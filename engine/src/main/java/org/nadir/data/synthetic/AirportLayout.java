package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * An airfield: runway and taxiway in grass, an apron with aeroplanes at gates and on open stands, light aircraft,
 * hangars, a terminal with its car park. The x axis runs along the runway.
 */
final class AirportLayout {
    private static final Color TAXI_LINE = Tint.clear(0xC9A53A, 0.85);
    private static final Color WHITE_LINE = Tint.clear(0xE8E8E2, 0.85);
    private static final double HALF = 330;
    private static final double RUNWAY = -220;
    private static final double TAXIWAY = -105;
    private static final double APRON_TOP = -62;
    private static final double TERMINAL = 95;

    private final Dice dice;
    private final Site site;
    private final Streets streets;
    private final Greenery greenery;

    AirportLayout(Dice dice) {
        this.dice = dice;
        this.site = new Site(dice.chance(0.7) ? Surface.MEADOW : Surface.GRASS);
        this.streets = new Streets(site, dice.fork(1));
        this.greenery = new Greenery(site, dice.fork(2));
    }

    Site build() {
        Rectangle2D field = new Rectangle2D.Double(-HALF, -370, 2 * HALF, 300);
        for (int i = 0; i < 14; i++) {
            greenery.patch(field, dice.chance(0.5) ? Surface.GRASS : Surface.LAWN, dice.between(15.0, 60.0));
        }
        runway();
        taxiway();
        apron();
        terminal();
        gates();
        openStands();
        lightAircraft();
        landside();
        rolling();
        return site;
    }

    private void runway() {
        site.lay(new Rectangle2D.Double(-HALF - 300, RUNWAY - 30, 2 * HALF + 600, 60), Surface.OLD_CONCRETE);
        site.lay(new Rectangle2D.Double(-HALF - 300, RUNWAY - 22.5, 2 * HALF + 600, 45), Surface.DARK_ASPHALT);
        for (int side = -1; side <= 1; side += 2) {
            double y = RUNWAY + side * 21.5;
            site.line(new double[] {-HALF - 300, y, HALF + 300, y}, 0.9, WHITE_LINE);
        }
        for (double x = -HALF - 280; x < HALF + 300; x += 50) {
            site.line(new double[] {x, RUNWAY, x + 30, RUNWAY}, 0.9, WHITE_LINE);
        }
        double threshold = dice.between(-0.6, 0.2) * HALF;
        for (int bar = 0; bar < 6; bar++) {
            for (int side = -1; side <= 1; side += 2) {
                double y = RUNWAY + side * (3.5 + bar * 3.2);
                site.line(new double[] {threshold, y, threshold + 30, y}, 1.8, WHITE_LINE);
            }
        }
        for (int i = 0; i < 40; i++) {
            double x = threshold + 120 + Math.abs(dice.gaussian()) * 90;
            double y = RUNWAY + dice.gaussian() * 5;
            site.line(
                    new double[] {x, y, x + dice.between(30.0, 90.0), y + dice.gaussian()},
                    0.7,
                    Tint.clear(0x1E1E20, 0.3));
        }
    }

    private void taxiway() {
        site.lay(new Rectangle2D.Double(-HALF - 300, TAXIWAY - 15, 2 * HALF + 600, 30), Surface.GRAVEL);
        site.lay(new Rectangle2D.Double(-HALF - 300, TAXIWAY - 11.5, 2 * HALF + 600, 23), Surface.ASPHALT);
        for (double x = -260 + dice.between(0.0, 80.0); x < HALF; x += dice.between(190.0, 260.0)) {
            double lean = dice.pick(-60, 0, 60);
            connector(x, lean);
        }
        site.line(new double[] {-HALF - 300, TAXIWAY, HALF + 300, TAXIWAY}, 0.35, TAXI_LINE);
    }

    private void connector(double x, double lean) {
        site.lay(
                Outline.polygon(
                        x - 14, TAXIWAY, x + 14, TAXIWAY, x + 13 + lean, RUNWAY + 20, x - 13 + lean, RUNWAY + 20),
                Surface.ASPHALT);
        site.line(new double[] {x, TAXIWAY, x + lean, RUNWAY + 10}, 0.35, TAXI_LINE);
        double hold = TAXIWAY - 62;
        double at = x + lean * (TAXIWAY - hold) / (TAXIWAY - RUNWAY - 10);
        site.line(new double[] {at - 11, hold, at + 11, hold}, 0.9, TAXI_LINE);
    }

    private void apron() {
        Rectangle2D area = new Rectangle2D.Double(-HALF, APRON_TOP - 25, 2 * HALF, TERMINAL - APRON_TOP + 25);
        site.lay(area, Surface.CONCRETE);
        Color joint = Tint.clear(0x7E7B74, 0.32);
        for (double x = area.getX(); x < area.getMaxX(); x += 7.5) {
            site.line(new double[] {x, area.getY(), x, area.getMaxY()}, 0.12, joint);
        }
        for (double y = area.getY(); y < area.getMaxY(); y += 7.5) {
            site.line(new double[] {area.getX(), y, area.getMaxX(), y}, 0.12, joint);
        }
        for (int i = 0; i < 26; i++) {
            double x = dice.between(area.getX(), area.getMaxX());
            double y = dice.between(area.getY(), area.getMaxY());
            site.mark(greenery.blob(x, y, dice.between(1.5, 7.0)), Tint.clear(0x5E5A52, dice.between(0.06, 0.2)));
        }
        site.line(new double[] {-HALF, APRON_TOP, HALF, APRON_TOP}, 0.35, TAXI_LINE);
    }

    private void terminal() {
        double depth = dice.between(30.0, 44.0);
        site.add(new Building(new Placement(-30, TERMINAL + depth / 2, 0), 430, depth, 15, Building.Roof.FLAT, seed()));
        site.add(new Building(
                new Placement(-30, TERMINAL + depth / 2 + 4, 0), 230, depth * 0.45, 5, Building.Roof.HANGAR, seed()));
        for (double x = 200; x < HALF; x += 62) {
            site.add(new Building(
                    new Placement(x + 18, TERMINAL + 24, Math.PI / 2), 44, 46, 13, Building.Roof.HANGAR, seed()));
        }
    }

    private long seed() {
        return (long) (dice.unit() * (1L << 50));
    }

    private void gates() {
        double x = -225;
        while (x < 165) {
            PlaneShape shape = PlaneShape.of(airline(), dice.between(0.93, 1.07));
            double gap = shape.span() / 2 + dice.between(3.0, 6.0);
            x += gap;
            if (x + shape.span() / 2 > 185) {
                return;
            }
            stand(x, shape);
            x += gap;
        }
    }

    private PlaneShape.Type airline() {
        double r = dice.unit();
        return r < 0.62
                ? PlaneShape.Type.AIRLINER
                : r < 0.78
                        ? PlaneShape.Type.WIDE_BODY
                        : r < 0.9 ? PlaneShape.Type.TURBOPROP : PlaneShape.Type.BUSINESS_JET;
    }

    private void stand(double x, PlaneShape shape) {
        double nose = TERMINAL - 12;
        Path2D lead = new Path2D.Double();
        lead.moveTo(x - 30, APRON_TOP);
        lead.quadTo(x, APRON_TOP, x, APRON_TOP + 35);
        lead.lineTo(x, nose + 2);
        site.mark(new java.awt.BasicStroke(0.35f).createStrokedShape(lead), TAXI_LINE);
        double half = shape.span() / 2 + 2;
        site.line(new double[] {x + half, nose + 6, x + half, nose - shape.length()}, 0.25, Tint.clear(0xB8463A, 0.6));
        boolean occupied = dice.chance(0.82);
        bridge(x, nose, occupied);
        if (occupied) {
            Placement place = new Placement(x, nose - shape.length() / 2, Math.PI / 2 + dice.gaussian() * 0.01);
            site.place(new Craft(Craft.PLANE, new PlaneModel(shape, dice), place));
            service(place, shape);
        }
    }

    /** The passenger bridge reaches the left front door: the side of larger x when the nose points to larger y. */
    private void bridge(double x, double nose, boolean occupied) {
        double doorX = occupied ? x + 3.4 : x + 13;
        double doorY = occupied ? nose - 6 : nose + 1;
        double rootX = x + 16;
        site.solid(
                Outline.polygon(
                        rootX - 1.7, TERMINAL, rootX + 1.7, TERMINAL, doorX + 1.6, doorY, doorX - 1.2, doorY - 1.6),
                5.5,
                0xC4C6C6);
        site.solid(Outline.disc(rootX, TERMINAL - 1, 2.6), 6, 0xB2B5B6);
    }

    private void service(Placement plane, PlaneShape shape) {
        int count = dice.between(0, 3);
        for (int i = 0; i < count; i++) {
            double ahead = dice.pick(1, -1) * shape.length() * dice.between(0.24, 0.34);
            double aside = -(shape.diameter() / 2 + dice.between(2.0, 5.0));
            VehicleModel.Kind kind = dice.chance(0.5) ? VehicleModel.Kind.LORRY : VehicleModel.Kind.VAN;
            if (i == 0 || ahead < 0) {
                site.add(new Craft(
                        Craft.VEHICLE,
                        new VehicleModel(kind, dice),
                        plane.moved(ahead + i * 4 - 4, aside - i * 4).turned(dice.chance(0.5) ? 0 : Math.PI / 2)));
            }
        }
        for (int i = 0; i < 4; i++) {
            Placement cart = plane.moved(shape.length() * 0.3 - i * 3.2, shape.diameter() / 2 + 9);
            site.solid(Outline.box(cart.x(), cart.y(), 1.6, 2.6), 1.4, dice.pick(0x8E9294, 0xC8CACA, 0x6A7480));
        }
    }

    private void openStands() {
        double lean = dice.sign() * dice.between(0.0, 0.7);
        for (double x = -HALF + 40; x < HALF - 70; x += dice.between(40.0, 54.0)) {
            if (dice.chance(0.8)) {
                PlaneShape shape = PlaneShape.of(
                        dice.chance(0.6)
                                ? PlaneShape.Type.AIRLINER
                                : dice.chance(0.5) ? PlaneShape.Type.TURBOPROP : PlaneShape.Type.BUSINESS_JET,
                        dice.between(0.85, 1.0));
                Placement place = new Placement(x, -30, -Math.PI / 2 + lean + dice.gaussian() * 0.03);
                site.place(new Craft(Craft.PLANE, new PlaneModel(shape, dice), place));
            }
        }
    }

    private void lightAircraft() {
        double heading = dice.angle();
        PlaneShape.Type type = dice.chance(0.75) ? PlaneShape.Type.LIGHT : PlaneShape.Type.FIGHTER;
        for (int row = 0; row < 2; row++) {
            for (double x = 215; x < HALF - 10; x += type == PlaneShape.Type.LIGHT ? 15 : 19) {
                if (dice.chance(0.8)) {
                    PlaneShape shape = PlaneShape.of(type, dice.between(0.9, 1.1));
                    Placement place = new Placement(x, 8 + row * 32, heading + dice.gaussian() * 0.05);
                    site.place(new Craft(Craft.PLANE, new PlaneModel(shape, dice), place));
                }
            }
        }
    }

    private void landside() {
        double road = TERMINAL + 66;
        site.lay(new Rectangle2D.Double(-HALF, TERMINAL + 45, 2 * HALF, 300), Surface.LAWN);
        Placement from = new Placement(-HALF - 100, road, 0);
        streets.road(from, 2 * HALF + 200, 10);
        streets.traffic(from, 2 * HALF + 200, 34);
        streets.carPark(new Rectangle2D.Double(-230, road + 14, 190, 70), 0.62);
        streets.carPark(new Rectangle2D.Double(10, road + 14, 150, 52), 0.35);
        greenery.row(new double[] {-HALF, road + 9, HALF, road + 9}, 13);
        greenery.scatter(new Rectangle2D.Double(-HALF, road + 100, 2 * HALF, 120), 150);
    }

    private void rolling() {
        if (dice.chance(0.8)) {
            PlaneShape shape = PlaneShape.of(airline(), 1);
            double x = dice.between(-0.7, 0.7) * HALF;
            site.place(new Craft(
                    Craft.PLANE,
                    new PlaneModel(shape, dice),
                    new Placement(x, TAXIWAY, dice.chance(0.5) ? 0 : Math.PI)));
        }
        PlaneShape shape = PlaneShape.of(PlaneShape.Type.AIRLINER, 1);
        site.place(new Craft(
                Craft.PLANE,
                new PlaneModel(shape, dice),
                new Placement(dice.between(-0.4, 0.4) * HALF, RUNWAY, dice.chance(0.5) ? 0 : Math.PI)));
    }
}
