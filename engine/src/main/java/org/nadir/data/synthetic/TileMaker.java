package org.nadir.data.synthetic;

import java.util.List;

/**
 * Draws the images of a data set: number {@code i} of a split is a view of a place of its own, airports, harbours and towns
 * in turns, at a ground resolution that suits the objects. A pure function of (seed, split, number, size).
 */
final class TileMaker {
    private static final List<Layout> ROUND = List.of(Layout.AIRPORT, Layout.HARBOUR, Layout.AIRPORT, Layout.TOWN);
    private static final int TRIES = 60;
    private static final int FEWEST = 2;
    private static final double LARGE_METRES = 17;
    private static final double MOST_LEAN = 0.27;

    private final Dice seed;
    private final int size;

    TileMaker(long seed, int size) {
        this.seed = new Dice(seed);
        this.size = size;
    }

    Picture tile(String split, int number) {
        Dice dice = seed.fork(split.hashCode()).fork(number);
        Layout layout = layout(number);
        double resolution = resolution(layout, dice.fork(1));
        Dice views = dice.fork(2);
        Site site = layout.build(dice.fork(3));
        View view = view(site, views, resolution);
        for (int i = 0; i < TRIES && easy(site, view, layout) < FEWEST; i++) {
            view = view(site, views, resolution);
        }
        return Picture.take(site, view, Atmosphere.of(dice.fork(4)));
    }

    /** Airports come twice in a round, since a view holds fewer planes than boats or cars. */
    static Layout layout(int number) {
        return ROUND.get(number % ROUND.size());
    }

    private static double resolution(Layout layout, Dice dice) {
        double metres =
                switch (layout) {
                    case AIRPORT -> dice.between(0.32, 0.60);
                    case HARBOUR -> dice.between(0.22, 0.45);
                    case TOWN -> dice.between(0.11, 0.20);
                };
        return Math.round(metres * 100) / 100.0;
    }

    /** A view near one of the objects that the place is there for. */
    private View view(Site site, Dice dice, double resolution) {
        List<Craft> crafts = site.crafts();
        Craft subject = crafts.get(dice.below(crafts.size()));
        for (int i = 0; i < TRIES && !wanted(subject, site, dice); i++) {
            subject = crafts.get(dice.below(crafts.size()));
        }
        double reach = 0.32 * size * resolution;
        Placement centre = new Placement(
                subject.place().x() + dice.between(-reach, reach),
                subject.place().y() + dice.between(-reach, reach),
                turn(dice));
        return new View(centre, resolution, size, size);
    }

    /** Rows and piers lie within 16 degrees of the picture's sides, so that few images suffice to learn. */
    private static double turn(Dice dice) {
        return dice.below(4) * Math.PI / 2 + dice.between(-MOST_LEAN, MOST_LEAN);
    }

    /**
     * Vehicles and boats outnumber all else, so where there are planes or ships most views look for those, and more often for
     * a large one than for one of many small ones.
     */
    private static boolean wanted(Craft craft, Site site, Dice dice) {
        boolean others = site.crafts().stream().anyMatch(c -> !c.className().equals(Craft.VEHICLE));
        if (others && craft.className().equals(Craft.VEHICLE)) {
            return dice.chance(0.01);
        }
        return !others || craft.box().width() > LARGE_METRES || dice.chance(0.2);
    }

    /** How many objects of the kind that the place is there for can be told easily. */
    private static long easy(Site site, View view, Layout layout) {
        String wanted =
                switch (layout) {
                    case AIRPORT -> Craft.PLANE;
                    case HARBOUR -> Craft.SHIP;
                    case TOWN -> Craft.VEHICLE;
                };
        return Picture.labels(site, view).stream()
                .filter(label -> !label.difficult() && label.className().equals(wanted))
                .count();
    }
}
