package org.nadir.run.report;

import java.util.List;
import org.nadir.base.LineLook;

/** What a picture is drawn on; lengths in pixels (points in print), y downwards. One use per picture, by one thread. */
interface Paper {
    /** A place on the paper. */
    record Spot(double x, double y) {
        Spot moved(double right, double down) {
            return new Spot(x + right, y + down);
        }
    }

    /** A rectangle. */
    record Box(double x, double y, double width, double height) {}

    /** A line of text that begins, ends or has its middle at a place; {@code upright} runs from bottom to top. */
    record Words(String text, Spot at, Anchor anchor, boolean upright) {
        static Words of(String text, double x, double y, Anchor anchor) {
            return new Words(text, new Spot(x, y), anchor, false);
        }
    }

    /** Which end of a text lies at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Strokes and cells whose colours are those of the page; the name in lower case is their class in its style sheet. */
    enum Kind {
        GRID("#e4e8ec", 1),
        FRONT("#57606a", 1),
        TRAINED("#0969da", 0),
        FROZEN("#d6ebf8", 0),
        UNKNOWN("#e4e8ec", 0);

        private final String hex;
        private final double width;

        Kind(String hex, double width) {
            this.hex = hex;
            this.width = width;
        }

        String style() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The colour on white paper. */
        String hex() {
            return hex;
        }

        double width() {
            return width;
        }

        /** The Pareto front is dashed, as the explanations beside it say. */
        List<Float> dashes() {
            return this == FRONT ? List.of(5f, 4f) : List.of();
        }
    }

    /** Colour of text on white paper. */
    String TEXT = "#57606a";

    /** Size of text. */
    double TEXT_SIZE = 11;

    /** Opacity of the area around a mean. */
    double PALE = 0.18;

    /** A stroke of the page's own. */
    void stroke(Kind kind, List<Spot> spots);

    /** The line of a run. */
    void line(LineLook look, double width, List<Spot> spots);

    /** A pale area in the colour of a run. */
    void area(LineLook look, List<Spot> outline);

    /** A filled circle, or a ring for a run whose lines are dashed. */
    void dot(LineLook look, Spot centre, double radius);

    void cell(Kind kind, Box box);

    void words(Words words);
}
