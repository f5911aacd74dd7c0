package org.nadir.data.synthetic;

import java.awt.geom.Rectangle2D;

/** A town: streets with traffic, blocks of houses with gardens, a market with its car park, a field at the edge. */
final class TownLayout {
    private static final double HALF = 240;

    private final Dice dice;
    private final Site site;
    private final Streets streets;
    private final Greenery greenery;

    TownLayout(Dice dice) {
        this.dice = dice;
        this.site = new Site(dice.chance(0.6) ? Surface.LAWN : Surface.GRASS);
        this.streets = new Streets(site, dice.fork(1));
        this.greenery = new Greenery(site, dice.fork(2));
    }

    Site build() {
        double[] columns = cuts();
        double[] rows = cuts();
        for (int i = 0; i + 1 < columns.length; i++) {
            for (int j = 0; j + 1 < rows.length; j++) {
                block(new Rectangle2D.Double(
                        columns[i] + 8, rows[j] + 8, columns[i + 1] - columns[i] - 16, rows[j + 1] - rows[j] - 16));
            }
        }
        for (double x : columns) {
            street(new Placement(x, -HALF - 300, Math.PI / 2));
        }
        for (double y : rows) {
            street(new Placement(-HALF - 300, y, 0));
        }
        for (double x : columns) {
            for (double y : rows) {
                site.lay(Outline.box(x, y, 11, 11), Surface.ASPHALT);
            }
        }
        return site;
    }

    private double[] cuts() {
        double[] found = new double[6];
        double at = -HALF;
        for (int i = 0; i < found.length; i++) {
            found[i] = at;
            at += dice.between(82.0, 112.0);
        }
        return found;
    }

    private void street(Placement from) {
        double length = 2 * HALF + 800;
        streets.road(from, length, dice.between(8.0, 9.5));
        streets.traffic(from, length, dice.between(22.0, 40.0));
    }

    private void block(Rectangle2D area) {
        double r = dice.unit();
        if (r < 0.42) {
            market(area);
        } else if (r < 0.58) {
            streets.carPark(area, dice.between(0.2, 0.65));
        } else if (r < 0.9) {
            houses(area);
        } else {
            park(area);
        }
    }

    private void market(Rectangle2D area) {
        double depth = area.getHeight() * dice.between(0.34, 0.42);
        boolean above = dice.chance(0.5);
        double hallY = above ? area.getY() + depth / 2 : area.getMaxY() - depth / 2;
        double parkY = above ? area.getY() + depth + 3 : area.getY();
        site.lay(area, Surface.OLD_CONCRETE);
        streets.carPark(
                new Rectangle2D.Double(area.getX(), parkY, area.getWidth(), area.getHeight() - depth - 3),
                dice.between(0.25, 0.7));
        site.add(new Building(
                new Placement(area.getCenterX(), hallY, 0),
                area.getWidth() - 6,
                depth - 4,
                dice.between(6.0, 10.0),
                dice.chance(0.75) ? Building.Roof.FLAT : Building.Roof.HANGAR,
                seed()));
    }

    private void houses(Rectangle2D area) {
        for (int i = 0; i < 5; i++) {
            greenery.patch(area, dice.chance(0.5) ? Surface.LAWN : Surface.GRASS, dice.between(6.0, 16.0));
        }
        for (int row = 0; row < 2; row++) {
            double y = row == 0 ? area.getY() + 14 : area.getMaxY() - 14;
            int way = row == 0 ? -1 : 1;
            for (double x = area.getX() + 9; x < area.getMaxX() - 8; x += dice.between(16.0, 21.0)) {
                house(x, y, way);
            }
        }
        greenery.scatter(new Rectangle2D.Double(area.getX() + 3, area.getCenterY() - 9, area.getWidth() - 6, 18), (int)
                (area.getWidth() / 7));
    }

    private void house(double x, double y, int way) {
        double heading = (dice.chance(0.5) ? 0 : Math.PI / 2) + dice.gaussian() * 0.03;
        site.add(new Building(
                new Placement(x, y, heading),
                dice.between(9.0, 13.0),
                dice.between(7.5, 9.5),
                dice.between(5.0, 7.5),
                Building.Roof.RIDGED,
                seed()));
        double drive = x + 7.6;
        site.lay(
                new Rectangle2D.Double(drive - 1.6, Math.min(y, y + way * 17), 3.2, 17),
                dice.chance(0.5) ? Surface.GRAVEL : Surface.OLD_CONCRETE);
        if (dice.chance(0.6)) {
            Placement spot = new Placement(drive, y + way * dice.between(4.0, 9.5), Math.PI / 2 * dice.sign());
            site.place(new Craft(Craft.VEHICLE, new VehicleModel(VehicleModel.Kind.CAR, dice), spot));
        }
        if (dice.chance(0.25)) {
            site.mark(Outline.rounded(Outline.box(x - 3, y - way * 12, 7, 3.6), 1), new java.awt.Color(0x4FA3B8));
        }
    }

    private void park(Rectangle2D area) {
        site.lay(area, Surface.MEADOW);
        greenery.wood(area.getCenterX(), area.getCenterY(), Math.min(area.getWidth(), area.getHeight()) * 0.32);
        greenery.scatter(area, 14);
    }

    private long seed() {
        return (long) (dice.unit() * (1L << 50));
    }
}
