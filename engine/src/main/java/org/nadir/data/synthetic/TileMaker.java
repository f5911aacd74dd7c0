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
        for (int i = 0; i < TRIES && easy(site, view) < FEWEST; i++) {
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
                    case AIRPORT -> dice.between(0.30, 0.60);
                    case HARBOUR -> dice.between(0.25, 0.55);
                    case TOWN -> dice.between(0.14, 0.26);
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
                dice.angle());
        return new View(centre, resolution, size, size);
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

    private static long easy(Site site, View view) {
        return Picture.labels(site, view).stream()
                .filter(label -> !label.difficult())
                .count();
    }
}
