package org.nadir.run.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nadir.base.LineLook;
import org.nadir.base.RoundNumbers;

/** A plot on paper: axes with round numbers, lines, bands and marks in the units of the axes. One use per picture. */
final class Plot {
    private static final int LEFT = 58;
    private static final int RIGHT = 14;
    private static final int TOP = 10;
    private static final int BOTTOM = 40;
    private static final double LINE = 1.8;
    private static final int MOST_MARKED = 40;

    private final Paper paper;
    private final int width;
    private final int height;
    private final Axis x;
    private final Axis y;
    private final List<Paper.Box> names = new ArrayList<>();

    /** An axis from one value to another, which lies above it. */
    record Axis(String title, double from, double to) {
        Axis {
            if (!(to > from)) {
                to = from + 1;
            }
        }

        /** An axis that holds values and some air; from 0 where that is not far away. */
        static Axis of(String title, List<Double> values) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
            if (low > high) {
                return new Axis(title, 0, 1);
            }
            double air = Math.max((high - low) * 0.08, Math.max(1e-9, Math.abs(high) * 1e-3));
            boolean fromZero = low >= 0 && low <= high * 0.6;
            return new Axis(title, fromZero ? 0 : low - air, high + air);
        }
    }

    /** A place in the units of the axes. */
    record Place(double x, double y) {
        boolean finite() {
            return Double.isFinite(x) && Double.isFinite(y);
        }
    }

    /** Draws the axes into the upper left corner of a paper. */
    Plot(Paper paper, Size size, Axis x, Axis y) {
        this.paper = paper;
        this.width = size.width();
        this.height = size.height();
        this.x = x;
        this.y = y;
        for (double tick : RoundNumbers.between(y.from(), y.to())) {
            Paper.Spot left = new Paper.Spot(LEFT, py(tick));
            paper.stroke(Paper.Kind.GRID, List.of(left, new Paper.Spot(width - RIGHT, py(tick))));
            paper.words(Paper.Words.of(number(tick), LEFT - 6, py(tick) + 4, Paper.Anchor.END));
        }
        for (double tick : RoundNumbers.between(x.from(), x.to())) {
            paper.words(Paper.Words.of(number(tick), px(tick), height - BOTTOM + 15, Paper.Anchor.MIDDLE));
        }
        double middle = (LEFT + width - RIGHT) / 2.0;
        paper.words(Paper.Words.of(x.title(), middle, height - 6, Paper.Anchor.MIDDLE));
        Paper.Spot side = new Paper.Spot(14, (TOP + height - BOTTOM) / 2.0);
        paper.words(new Paper.Words(y.title(), side, Paper.Anchor.MIDDLE, true));
    }

    /** Size of a plot with its axes. */
    record Size(int width, int height) {}

    /** A line through the places that are finite, with a mark on each when they are few. */
    void line(List<Place> places, LineLook look) {
        List<Paper.Spot> known =
                places.stream().filter(Place::finite).map(this::spot).toList();
        if (known.size() > 1) {
            paper.line(look, LINE, known);
        }
        if (known.size() <= MOST_MARKED) {
            known.forEach(spot -> paper.dot(look, spot, 2.4));
        }
    }

    /** The dashed stairs of a front. */
    void front(List<Place> places) {
        List<Paper.Spot> stairs = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (i > 0) {
                stairs.add(spot(new Place(places.get(i).x(), places.get(i - 1).y())));
            }
            stairs.add(spot(places.get(i)));
        }
        if (stairs.size() > 1) {
            paper.stroke(Paper.Kind.FRONT, stairs);
        }
    }

    /** The area between two lines over the same x. */
    void band(List<Place> low, List<Place> high, LineLook look) {
        List<Paper.Spot> outline = new ArrayList<>(low.stream().map(this::spot).toList());
        for (int i = high.size() - 1; i >= 0; i--) {
            outline.add(spot(high.get(i)));
        }
        paper.area(look, outline);
    }

    /** A mark with a name beside it, and its spread as a vertical bar where there is one. */
    void mark(Place place, LineLook look, String name, double spread) {
        Paper.Spot spot = spot(place);
        if (spread > 0) {
            Paper.Spot lower = spot(new Place(place.x(), place.y() - spread));
            Paper.Spot upper = spot(new Place(place.x(), place.y() + spread));
            paper.line(LineLook.solid(look.argb()), 1.5, List.of(lower, upper));
        }
        paper.dot(look, spot, 5);
        name(spot, name);
    }

    /** Beside the mark, above or below, at the right or at the left: the first of these where no other name stands. */
    private void name(Paper.Spot spot, String name) {
        double length = HelveticaWidths.of(name, Paper.TEXT_SIZE);
        List<Paper.Box> free = new ArrayList<>();
        for (double x : new double[] {spot.x() + 9, spot.x() - 9 - length}) {
            for (double y : new double[] {spot.y() - 18, spot.y() + 4}) {
                Paper.Box box = new Paper.Box(x, y, length, Paper.TEXT_SIZE + 1);
                if (x > LEFT && x + length < width && names.stream().noneMatch(other -> other.meets(box))) {
                    free.add(box);
                }
            }
        }
        Paper.Box box = free.isEmpty()
                ? new Paper.Box(Math.max(LEFT, Math.min(spot.x() + 9, width - length)), spot.y() - 18, length, 12)
                : free.get(0);
        names.add(box);
        paper.words(Paper.Words.of(name, box.x(), box.y() + Paper.TEXT_SIZE, Paper.Anchor.START));
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e6 || size > 0 && size < 1e-3) {
            return String.format(Locale.ROOT, "%.0e", value);
        }
        return new java.text.DecimalFormat("#,##0.####", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }

    private Paper.Spot spot(Place place) {
        return new Paper.Spot(px(place.x()), py(place.y()));
    }

    private double px(double value) {
        return LEFT + (value - x.from()) / (x.to() - x.from()) * (width - LEFT - RIGHT);
    }

    private double py(double value) {
        return height - BOTTOM - (value - y.from()) / (y.to() - y.from()) * (height - TOP - BOTTOM);
    }
}
