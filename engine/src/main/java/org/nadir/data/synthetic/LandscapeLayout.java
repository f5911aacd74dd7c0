package org.nadir.data.synthetic;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Open country in which an airport, a harbour basin and towns lie between fields and woods; about two kilometres square. */
final class LandscapeLayout {
    private static final double HALF = 1_050;
    private static final List<Surface> FIELDS = List.of(
            Surface.CROP, Surface.STUBBLE, Surface.MEADOW, Surface.SOIL, Surface.GRASS, Surface.CROP, Surface.MEADOW);

    private static final Placement AIRPORT = new Placement(-200, -560, 0.12);
    private static final Placement HARBOUR = new Placement(420, 430, -0.25);
    private static final Placement TOWN = new Placement(-560, 420, 0.4);
    private static final Placement SUBURB = new Placement(760, -330, -0.1);

    private final Dice dice;
    private final Site site = new Site(Surface.MEADOW);
    private final Greenery greenery;

    LandscapeLayout(Dice dice) {
        this.dice = dice;
        this.greenery = new Greenery(site, dice.fork(2));
    }

    Site build() {
        fields();
        for (int i = 0; i < 40; i++) {
            wood(dice.between(-HALF, HALF), dice.between(-HALF, HALF));
        }
        Streets streets = new Streets(site, dice.fork(1));
        for (double x : new double[] {-520, 130, 760}) {
            streets.road(new Placement(x, -HALF, Math.PI / 2), 2 * HALF, 9);
        }
        put(Layout.AIRPORT, AIRPORT, new Rectangle2D.Double(-620, -330, 1_240, 640));
        put(Layout.HARBOUR, HARBOUR, new Rectangle2D.Double(-330, -330, 660, 600));
        put(Layout.TOWN, TOWN, new Rectangle2D.Double(-270, -270, 560, 560));
        put(Layout.TOWN, SUBURB, new Rectangle2D.Double(-250, -250, 500, 500));
        return site;
    }

    /** A wood that keeps clear of the places and the roads. */
    private void wood(double x, double y) {
        boolean clear = x > -480 && x < 90 || x > 170 && x < 720 || x < -560 || x > 800;
        for (Placement place : List.of(AIRPORT, HARBOUR, TOWN, SUBURB)) {
            double reach = place == AIRPORT ? 680 : 420;
            clear &= Math.hypot(x - place.x(), y - place.y()) > reach;
        }
        if (clear) {
            greenery.wood(x, y, dice.between(14.0, 38.0));
        }
    }

    private void fields() {
        for (double x = -HALF; x < HALF; x += 150) {
            for (double y = -HALF; y < HALF; y += 210) {
                double lean = dice.between(-12.0, 12.0);
                site.lay(
                        Outline.polygon(x + 2, y + 2, x + 147 + lean, y + 3, x + 147 - lean, y + 206, x + 3, y + 207),
                        FIELDS.get(dice.below(FIELDS.size())));
            }
        }
    }

    private void put(Layout layout, Placement place, Rectangle2D extent) {
        site.add(new Inset(layout.build(dice.fork(10 + layout.ordinal())), place, extent));
    }

    /** Another site laid into this one, cut off at its extent. */
    private record Inset(Site part, Placement place, Rectangle2D extent) implements Feature {
        @Override
        public Rectangle2D reach() {
            AffineTransform transform = AffineTransform.getTranslateInstance(place.x(), place.y());
            transform.rotate(place.heading());
            Shape outline = transform.createTransformedShape(extent);
            return outline.getBounds2D();
        }

        @Override
        public void draw(Canvas canvas, Phase phase) {
            Canvas inside = canvas.at(place).within(extent);
            if (phase == Phase.GROUND) {
                inside.lay(extent, part.ground());
            }
            for (Feature feature : part.features()) {
                if (inside.sees(feature.reach())) {
                    feature.draw(inside, phase);
                }
            }
        }
    }
}
