package org.nadir.data.synthetic;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** Lays straight roads with traffic and car parks with their bays. */
final class Streets {
    private static final Color WHITE_LINE = Tint.clear(0xE4E2DA, 0.75);
    private static final double BAY = 2.55;
    private static final double BAY_DEPTH = 5.1;

    private final Site site;
    private final Dice dice;

    Streets(Site site, Dice dice) {
        this.site = site;
        this.dice = dice;
    }

    /** A road that starts at {@code from} and runs {@code length} along its heading. */
    void road(Placement from, double length, double width) {
        site.lay(band(from, length, width + 2.4), dice.chance(0.5) ? Surface.GRAVEL : Surface.OLD_CONCRETE);
        site.lay(band(from, length, width), dice.chance(0.5) ? Surface.ASPHALT : Surface.DARK_ASPHALT);
        double edge = width / 2 - 0.35;
        stripe(from.moved(0, edge), length, 0.16);
        stripe(from.moved(0, -edge), length, 0.16);
        for (double along = 2; along + 3 < length; along += 9) {
            stripe(from.moved(along, 0), 3.5, 0.16);
        }
    }

    /** Vehicles on both lanes, {@code gap} metres apart on average. */
    void traffic(Placement from, double length, double gap) {
        for (int lane = -1; lane <= 1; lane += 2) {
            double along = dice.between(4.0, gap);
            while (along < length - 8) {
                VehicleModel model = VehicleModel.any(dice);
                Placement spot = from.moved(along, lane * 1.8 + dice.between(-0.25, 0.25));
                site.place(new Craft(Craft.VEHICLE, model, lane > 0 ? spot : spot.turned(Math.PI)));
                along += model.length() + 3 + dice.between(0.2, 1.8) * gap;
            }
        }
    }

    /** Rows of bays in a rectangle, cars in the given share of them. */
    void carPark(Rectangle2D area, double taken) {
        site.lay(area, dice.chance(0.7) ? Surface.ASPHALT : Surface.OLD_CONCRETE);
        double pitch = 2 * BAY_DEPTH + 6.4;
        for (double y = area.getY() + 1; y + 2 * BAY_DEPTH + 6 <= area.getMaxY(); y += pitch) {
            bays(area, y, taken, 1);
            bays(area, y + BAY_DEPTH + 6.2, taken, -1);
        }
    }

    private void bays(Rectangle2D area, double y, double taken, int way) {
        int count = (int) ((area.getWidth() - 3) / BAY);
        double left = area.getX() + 1.5;
        for (int i = 0; i <= count; i++) {
            double x = left + i * BAY;
            site.line(new double[] {x, y, x, y + BAY_DEPTH}, 0.14, WHITE_LINE);
            if (i < count && dice.chance(taken)) {
                park(x + BAY / 2, y + BAY_DEPTH / 2, way);
            } else if (i < count && dice.chance(0.02)) {
                island(x + BAY / 2, y + BAY_DEPTH / 2);
            }
        }
    }

    private void park(double x, double y, int way) {
        VehicleModel model = new VehicleModel(dice.chance(0.93) ? VehicleModel.Kind.CAR : VehicleModel.Kind.VAN, dice);
        boolean nose = dice.chance(0.65);
        double heading = (nose ? -way : way) * Math.PI / 2 + dice.gaussian() * 0.02;
        site.add(new Craft(
                Craft.VEHICLE, model, new Placement(x + dice.gaussian() * 0.1, y + dice.gaussian() * 0.25, heading)));
    }

    /** A planted bay: about as large as a car, and none. */
    private void island(double x, double y) {
        site.lay(Outline.rounded(Outline.box(x, y, BAY - 0.2, BAY_DEPTH - 0.3), 0.6), Surface.LAWN);
        site.add(new Tree(x, y, dice.between(1.0, 1.7), (long) (dice.unit() * 1e9)));
    }

    private void stripe(Placement from, double length, double width) {
        Placement to = from.moved(length, 0);
        site.line(new double[] {from.x(), from.y(), to.x(), to.y()}, width, WHITE_LINE);
    }

    static Shape band(Placement from, double length, double width) {
        AffineTransform transform = AffineTransform.getTranslateInstance(from.x(), from.y());
        transform.rotate(from.heading());
        return transform.createTransformedShape(new Rectangle2D.Double(0, -width / 2, length, width));
    }
}
