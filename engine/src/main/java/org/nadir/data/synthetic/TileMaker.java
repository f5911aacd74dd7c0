package org.nadir.data.synthetic;

import java.util.List;

/**
 * Draws the images of a data set: number {@code i} of a split is a view of a place of its own, airports, harbours and towns
 * in turn, at a ground resolution that suits the objects. A pure function of (seed, split, number, size).
 */
final class TileMaker {
    private static final int TRIES = 40;
    private static final int FEWEST = 2;

    private final Dice seed;
    private final int size;

    TileMaker(long seed, int size) {
        this.seed = new Dice(seed);
        this.size = size;
    }

    Picture tile(String split, int number) {
        Dice dice = seed.fork(split.hashCode()).fork(number);
        Layout layout = Layout.values()[number % Layout.values().length];
        double resolution = resolution(layout, dice.fork(1));
        Dice views = dice.fork(2);
        View view = view(layout.build(dice.fork(3)), views, resolution);
        for (int i = 0; i < TRIES && easy(layout.build(dice.fork(3)), view) < FEWEST; i++) {
            view = view(layout.build(dice.fork(3)), views, resolution);
        }
        return Picture.take(layout.build(dice.fork(3)), view, Atmosphere.of(dice.fork(4)));
    }

    private static double resolution(Layout layout, Dice dice) {
        double metres =
                switch (layout) {
                    case AIRPORT -> dice.between(0.38, 0.72);
                    case HARBOUR -> dice.between(0.36, 0.80);
                    case TOWN -> dice.between(0.17, 0.27);
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

    /** Vehicles outnumber all else, so where there are planes or ships most views look for those. */
    private static boolean wanted(Craft craft, Site site, Dice dice) {
        boolean others = site.crafts().stream().anyMatch(c -> !c.className().equals(Craft.VEHICLE));
        return !others || !craft.className().equals(Craft.VEHICLE) || dice.chance(0.02);
    }

    private static long easy(Site site, View view) {
        site.dropCutBy(view);
        return Picture.labels(site, view).stream()
                .filter(label -> !label.difficult())
                .count();
    }
}
