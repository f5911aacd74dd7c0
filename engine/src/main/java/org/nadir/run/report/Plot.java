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
    private static final double DOT = 5;
    private static final double BAR = 1.5;
    private static final double CAP = 3;

    /** Height of a caption. */
    static final int CAPTION = 16;

    private final Paper paper;
    private final int width;
    private final int height;
    private final Axis x;
    private final Axis y;

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

    /** The area between two lines over the same x. */
    void band(List<Place> low, List<Place> high, LineLook look) {
        List<Paper.Spot> outline = new ArrayList<>(low.stream().map(this::spot).toList());
        for (int i = high.size() - 1; i >= 0; i--) {
            outline.add(spot(high.get(i)));
        }
        paper.area(look, outline);
    }

    /**
     * What stands in a scatter.
     *
     * @param name written beside it
     * @param spread drawn above and below as a bar; 0 for none
     */
    record Mark(Place place, LineLook look, String name, double spread) {}

    /** Marks with their bars, the dashed stairs of a front through some of them, and names where they hide none of these. */
    void scatter(List<Mark> marks, List<Place> front) {
        NamePlaces names = new NamePlaces(new Paper.Box(LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM));
        front(front, names);
        List<Mark> known = marks.stream().filter(mark -> mark.place().finite()).toList();
        known.forEach(mark -> bar(mark, names));
        known.forEach(mark -> {
            paper.dot(mark.look(), spot(mark.place()), DOT);
            names.keepOff(spot(mark.place()), DOT);
        });
        known.forEach(mark -> name(mark, names));
    }

    private void front(List<Place> places, NamePlaces names) {
        List<Paper.Spot> stairs = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (i > 0) {
                stairs.add(spot(new Place(places.get(i).x(), places.get(i - 1).y())));
            }
            stairs.add(spot(places.get(i)));
        }
        for (int i = 1; i < stairs.size(); i++) {
            names.keepOff(stairs.get(i - 1), stairs.get(i));
        }
        if (stairs.size() > 1) {
            paper.stroke(Paper.Kind.FRONT, stairs);
        }
    }

    private void bar(Mark mark, NamePlaces names) {
        if (mark.spread() > 0) {
            double x = mark.place().x();
            Paper.Spot lower = spot(new Place(x, mark.place().y() - mark.spread()));
            Paper.Spot upper = spot(new Place(x, mark.place().y() + mark.spread()));
            LineLook solid = LineLook.solid(mark.look().argb());
            paper.line(solid, BAR, List.of(lower, upper));
            for (Paper.Spot end : List.of(lower, upper)) {
                paper.line(solid, BAR, List.of(end.moved(-CAP, 0), end.moved(CAP, 0)));
            }
            names.keepOff(lower.moved(-CAP, 0), upper.moved(CAP, 0));
        }
    }

    private void name(Mark mark, NamePlaces names) {
        Paper.Spot spot = spot(mark.place());
        Paper.Box box = names.place(spot, HelveticaWidths.of(mark.name(), Paper.TEXT_SIZE));
        Paper.Spot nearest = new Paper.Spot(
                Math.max(box.x(), Math.min(spot.x(), box.x() + box.width())),
                Math.max(box.y(), Math.min(spot.y(), box.y() + box.height())));
        double distance = Math.hypot(nearest.x() - spot.x(), nearest.y() - spot.y());
        if (distance > NamePlaces.NEAR) {
            double share = (DOT + 1) / distance;
            Paper.Spot start = spot.moved(share * (nearest.x() - spot.x()), share * (nearest.y() - spot.y()));
            paper.line(LineLook.solid(mark.look().argb()), 0.7, List.of(start, nearest));
        }
        paper.words(Paper.Words.of(mark.name(), box.x(), box.y() + Paper.TEXT_SIZE - 1, Paper.Anchor.START));
    }

    /** A line of words below the axes, for which the picture needs {@link #CAPTION} more pixels. */
    void caption(String words) {
        paper.words(Paper.Words.of(words, LEFT, height + 10, Paper.Anchor.START));
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
