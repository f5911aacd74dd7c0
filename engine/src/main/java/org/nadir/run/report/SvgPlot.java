package org.nadir.run.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plot as SVG text: axes with round numbers, lines, bands and marks in the units of the axes. Colours of the ground, the
 * grid and the words come from the style of the page, so that it follows light and dark. One use per picture.
 */
final class SvgPlot {
    private static final int LEFT = 58;
    private static final int RIGHT = 14;
    private static final int TOP = 10;
    private static final int BOTTOM = 40;
    private static final int TICKS = 5;

    private final int width;
    private final int height;
    private final Axis x;
    private final Axis y;
    private final StringBuilder content = new StringBuilder();

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

        /** Round numbers inside the axis: 1, 2 or 5 times a power of ten apart. */
        List<Double> ticks() {
            double rough = (to - from) / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double lead = rough / power;
            double step = (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
            List<Double> ticks = new ArrayList<>();
            for (long i = (long) Math.ceil(from / step); i * step <= to + step * 1e-9; i++) {
                ticks.add(i * step);
            }
            return ticks;
        }
    }

    /** A place in the units of the axes. */
    record Place(double x, double y) {
        boolean finite() {
            return Double.isFinite(x) && Double.isFinite(y);
        }
    }

    SvgPlot(int width, int height, Axis x, Axis y) {
        this.width = width;
        this.height = height;
        this.x = x;
        this.y = y;
    }

    /** A line through the places that are finite, with a mark on each when they are few. */
    void line(List<Place> places, String colour) {
        List<Place> known = places.stream().filter(Place::finite).toList();
        content.append("<polyline class=\"line\" stroke=\"").append(colour).append("\" points=\"");
        known.forEach(place -> content.append(text(place)).append(' '));
        content.append("\"/>");
        if (known.size() <= 40) {
            known.forEach(place -> circle(place, colour, 2.4));
        }
    }

    /** The dashed stairs of a front. */
    void front(List<Place> places) {
        content.append("<polyline class=\"front\" points=\"");
        for (int i = 0; i < places.size(); i++) {
            if (i > 0) {
                content.append(text(
                                new Place(places.get(i).x(), places.get(i - 1).y())))
                        .append(' ');
            }
            content.append(text(places.get(i))).append(' ');
        }
        content.append("\"/>");
    }

    /** The area between two lines over the same x. */
    void band(List<Place> low, List<Place> high, String colour) {
        content.append("<polygon class=\"band\" fill=\"").append(colour).append("\" points=\"");
        low.forEach(place -> content.append(text(place)).append(' '));
        for (int i = high.size() - 1; i >= 0; i--) {
            content.append(text(high.get(i))).append(' ');
        }
        content.append("\"/>");
    }

    /** A mark with a name beside it, and its spread as a vertical bar where there is one. */
    void mark(Place place, String colour, String name, double spread) {
        if (spread > 0) {
            content.append(String.format(
                    Locale.ROOT,
                    "<line class=\"spread\" stroke=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    colour,
                    px(place.x()),
                    px(place.x()),
                    py(place.y() - spread),
                    py(place.y() + spread)));
        }
        circle(place, colour, 5);
        boolean right = px(place.x()) < width * 0.7;
        content.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                px(place.x()) + (right ? 9 : -9),
                py(place.y()) - 7,
                right ? "start" : "end",
                ReportText.escaped(name)));
    }

    private void circle(Place place, String colour, double radius) {
        content.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>",
                px(place.x()),
                py(place.y()),
                radius,
                colour));
    }

    /** The finished picture; {@code words} is what a screen reader says. */
    String svg(String words) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg viewBox=\"0 0 ").append(width).append(' ').append(height);
        svg.append("\" role=\"img\" aria-label=\"")
                .append(ReportText.escaped(words))
                .append("\">");
        rows(svg);
        columns(svg);
        titles(svg);
        return svg.append(content).append("</svg>").toString();
    }

    private void rows(StringBuilder svg) {
        for (double tick : y.ticks()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT,
                    width - RIGHT,
                    py(tick),
                    py(tick),
                    LEFT - 6,
                    py(tick) + 4,
                    number(tick)));
        }
    }

    private void columns(StringBuilder svg) {
        for (double tick : x.ticks()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    px(tick),
                    height - BOTTOM + 15,
                    number(tick)));
        }
    }

    private void titles(StringBuilder svg) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                (LEFT + width - RIGHT) / 2,
                height - 6,
                ReportText.escaped(x.title())));
        svg.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                (TOP + height - BOTTOM) / 2,
                ReportText.escaped(y.title())));
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e6 || size > 0 && size < 1e-3) {
            return String.format(Locale.ROOT, "%.0e", value);
        }
        return new java.text.DecimalFormat("#,##0.####", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }

    private String text(Place place) {
        return String.format(Locale.ROOT, "%.1f,%.1f", px(place.x()), py(place.y()));
    }

    private double px(double value) {
        return LEFT + (value - x.from()) / (x.to() - x.from()) * (width - LEFT - RIGHT);
    }

    private double py(double value) {
        return height - BOTTOM - (value - y.from()) / (y.to() - y.from()) * (height - TOP - BOTTOM);
    }
}
