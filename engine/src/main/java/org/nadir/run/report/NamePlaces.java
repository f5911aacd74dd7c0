package org.nadir.run.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where names stand in a plot: beside their marks and clear of marks, bars, lines and each other as far as there is room. Tell
 * it first what lies in the plot, then ask for one name after the other. One use per plot, by one thread.
 */
final class NamePlaces {
    /** Farther from its mark a name needs a line that leads to it. */
    static final double NEAR = 14;

    private static final double[] STEPS = {9, 13, 20, 28, 38, 50, 64, 80};
    private static final double AIR = 2;
    private static final double HEIGHT = Paper.TEXT_SIZE + 1;

    private final Paper.Box plot;
    private final List<Paper.Box> taken = new ArrayList<>();

    NamePlaces(Paper.Box plot) {
        this.plot = plot;
    }

    /** Keeps names off a mark. */
    void keepOff(Paper.Spot mark, double radius) {
        keepOff(
                new Paper.Spot(mark.x() - radius, mark.y() - radius),
                new Paper.Spot(mark.x() + radius, mark.y() + radius));
    }

    /** Keeps names off an upright or level line, or off the rectangle between two of its corners. */
    void keepOff(Paper.Spot one, Paper.Spot other) {
        taken.add(new Paper.Box(
                Math.min(one.x(), other.x()) - AIR,
                Math.min(one.y(), other.y()) - AIR,
                Math.abs(one.x() - other.x()) + 2 * AIR,
                Math.abs(one.y() - other.y()) + 2 * AIR));
    }

    /** The nearest place to a mark where nothing is, or in a crowd the one that hides least; no later name will lie there. */
    Paper.Box place(Paper.Spot mark, double length) {
        Paper.Box best = java.util.Arrays.stream(STEPS)
                .boxed()
                .flatMap(step -> around(mark, length, step))
                .min(Comparator.comparingDouble(this::hidden))
                .orElseThrow();
        taken.add(best);
        return best;
    }

    /** At the right, at the left, above and below; corners before sides, on which bars and fronts mostly run. */
    private static Stream<Paper.Box> around(Paper.Spot mark, double length, double step) {
        double right = mark.x() + step;
        double left = mark.x() - step - length;
        double above = mark.y() - step - HEIGHT / 2;
        double below = mark.y() + step - HEIGHT / 2;
        double beside = mark.y() - HEIGHT / 2;
        double middle = mark.x() - length / 2;
        return Stream.of(
                        new Paper.Spot(right, above),
                        new Paper.Spot(right, below),
                        new Paper.Spot(left, above),
                        new Paper.Spot(left, below),
                        new Paper.Spot(right, beside),
                        new Paper.Spot(left, beside),
                        new Paper.Spot(middle, above),
                        new Paper.Spot(middle, below))
                .map(corner -> new Paper.Box(corner.x(), corner.y(), length, HEIGHT));
    }

    /** The area that a name here would hide, what lies outside of the plot counted as much. */
    private double hidden(Paper.Box box) {
        double outside = box.width() * box.height() - shared(box, plot);
        return outside + taken.stream().mapToDouble(other -> shared(box, other)).sum();
    }

    private static double shared(Paper.Box one, Paper.Box other) {
        double width = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        double height = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        return width > 0 && height > 0 ? width * height : 0;
    }
}
