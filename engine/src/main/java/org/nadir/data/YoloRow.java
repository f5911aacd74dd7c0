package org.nadir.data;

import java.util.Map;
import java.util.regex.Pattern;
import org.nadir.geometry.OrientedBox;

/**
 * Parses a row of a YOLO label file: the number of the class, then shares of width and height of the image: the four corners
 * of an oriented box, centre and sides of an upright one, or the corners of an outline.
 */
final class YoloRow {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Corners may reach over the border; what is much farther away was never divided by the size of the image. */
    private static final double FARTHEST = 2;

    private YoloRow() {}

    /** @param names of the classes by number; none where numbers are all there is */
    static Annotation parse(String line, Map<Integer, String> names, LabelRules rules) throws RefusedRow {
        String[] columns = SPACE.split(line);
        if (columns.length < 5 || columns.length % 2 == 0) {
            throw new RefusedRow(
                    "The row does not have the columns of an object",
                    "columns",
                    columns.length + " columns (" + line + ")",
                    "a class and 8 coordinates, or a class, centre and sides");
        }
        String name = name(columns[0], names);
        rules.requireClass(name);
        double[] xy = new double[columns.length - 1];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = share(columns[i + 1], i)
                    * (i % 2 == 0 ? rules.size().width() : rules.size().height());
        }
        return new Annotation(name, box(xy, rules), false);
    }

    private static OrientedBox box(double[] xy, LabelRules rules) throws RefusedRow {
        return xy.length == 4
                ? rules.upright(xy[0] - xy[2] / 2, xy[1] - xy[3] / 2, xy[0] + xy[2] / 2, xy[1] + xy[3] / 2)
                : rules.around(xy);
    }

    private static String name(String text, Map<Integer, String> names) throws RefusedRow {
        double number = LabelRules.number(text).orElse(-1.0);
        if (number < 0 || number != Math.rint(number) || number > Integer.MAX_VALUE) {
            throw new RefusedRow("The class is not a number", "class", text, "a whole number from 0");
        }
        if (names.isEmpty()) {
            return Integer.toString((int) number);
        }
        String name = names.get((int) number);
        if (name == null) {
            throw new RefusedRow("There is no class of this number", "class", text, "one of " + names.keySet());
        }
        return name;
    }

    private static double share(String text, int column) throws RefusedRow {
        String field = "coordinate " + (column + 1);
        double value = LabelRules.number(text)
                .orElseThrow(() -> new RefusedRow("A coordinate is not a number", field, text, "a number from 0 to 1"));
        if (Math.abs(value) > FARTHEST) {
            throw new RefusedRow(
                    "A coordinate is not a share of the size of the image", field, text, "a number from 0 to 1");
        }
        return value;
    }
}
