package org.nadir.data;

import java.util.Optional;
import org.nadir.geometry.MinimumAreaBox;
import org.nadir.geometry.OrientedBox;

/**
 * What the labels of one image are judged by, the same in every format: a class that is known, a box that has an area and
 * at least touches the image.
 */
record LabelRules(ImageSize size, Optional<ClassMap> classes) {
    /** Sides below this many pixels hold nothing a detector could learn, and break its coder. */
    private static final double THINNEST = 1e-3;

    /** A finite decimal number and nothing else; what {@code Double.parseDouble} takes beyond that (NaN, 1d) is refused. */
    static Optional<Double> number(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && "+-.eE".indexOf(c) < 0) {
                return Optional.empty();
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The remark that an image has another size than its labels say. */
    static RefusedRow otherSize(String field, ImageSize labels, ImageSize image) {
        return new RefusedRow(
                "The image has another size than its labels say: its boxes may be in the wrong place",
                field,
                labels.width() + " x " + labels.height(),
                image.width() + " x " + image.height());
    }

    void requireClass(String name) throws RefusedRow {
        if (classes.isPresent() && !classes.get().knows(name)) {
            throw new RefusedRow(
                    "The class is not in the list of classes",
                    "class",
                    name,
                    String.join(", ", classes.get().names()));
        }
    }

    /** The smallest box around the corners x, y .. of an area, in pixels. */
    OrientedBox around(double[] xy) throws RefusedRow {
        OrientedBox box;
        try {
            box = MinimumAreaBox.of(xy);
        } catch (IllegalArgumentException e) {
            throw noArea(xy);
        }
        return judged(box, xy);
    }

    /** The upright box between two corners, in pixels. */
    OrientedBox upright(double left, double top, double right, double bottom) throws RefusedRow {
        double[] xy = {left, top, right, bottom};
        if (!(right > left && bottom > top)) {
            throw noArea(xy);
        }
        double[] centre = {(left + right) / 2, (top + bottom) / 2};
        return judged(box(centre, new double[] {right - left, bottom - top}, 0), xy);
    }

    /** A box by centre, sides and angle (radians, clockwise on screen from the x axis to the side {@code sides[0]}). */
    OrientedBox turned(double[] centre, double[] sides, double angle) throws RefusedRow {
        if (!(sides[0] > 0 && sides[1] > 0)) {
            throw new RefusedRow("The box has no area", "sides", sides[0] + " x " + sides[1], "sides above 0");
        }
        OrientedBox box = box(centre, sides, angle);
        return judged(box, box.corners());
    }

    private static OrientedBox box(double[] centre, double[] sides, double angle) throws RefusedRow {
        try {
            return new OrientedBox(centre[0], centre[1], sides[0], sides[1], angle);
        } catch (IllegalArgumentException e) {
            // numbers that are finite one by one and not together
            throw new RefusedRow("The box has no place", "sides", sides[0] + " x " + sides[1], "a number of pixels");
        }
    }

    private OrientedBox judged(OrientedBox box, double[] xy) throws RefusedRow {
        if (box.height() < THINNEST) {
            throw noArea(xy);
        }
        if (outside(xy, 0, size.width()) || outside(xy, 1, size.height())) {
            throw new RefusedRow(
                    "The box lies wholly outside of the image",
                    "coordinates",
                    text(xy),
                    "x in 0 to " + size.width() + " and y in 0 to " + size.height());
        }
        return box;
    }

    private static RefusedRow noArea(double[] xy) {
        return new RefusedRow("The box has no area", "coordinates", text(xy), "four corners around an area");
    }

    private static boolean outside(double[] xy, int axis, double limit) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = axis; i < xy.length; i += 2) {
            min = Math.min(min, xy[i]);
            max = Math.max(max, xy[i]);
        }
        return max <= 0 || min >= limit;
    }

    private static String text(double[] xy) {
        StringBuilder text = new StringBuilder();
        for (double exact : xy) {
            double value = Math.rint(exact * 1000) / 1000;
            text.append(text.length() == 0 ? "" : " ")
                    .append(value == Math.rint(value) ? "" + (long) value : "" + value);
        }
        return text.toString();
    }
}
