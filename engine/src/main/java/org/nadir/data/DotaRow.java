package org.nadir.data;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nadir.geometry.MinimumAreaBox;
import org.nadir.geometry.OrientedBox;

/** Parses one row of a DOTA label file and says exactly what is wrong with it. */
final class DotaRow {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Sides below this many pixels hold nothing a detector could learn, and break its coder. */
    private static final double THINNEST = 1e-3;

    private DotaRow() {}

    /** What the rows of one file are judged by. */
    record Context(Path file, ImageSize size, Optional<ClassMap> classes) {}

    /** A row that cannot be used. Carries no stack: a broken file may hold thousands. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;
        private final String field;
        private final String found;
        private final String expected;

        Refused(String reason, String field, String found, String expected) {
            super(reason, null, false, false);
            this.reason = reason;
            this.field = field;
            this.found = found.length() > 80 ? found.substring(0, 77) + "..." : found;
            this.expected = expected;
        }

        SkippedRow row(Path file, int line) {
            return new SkippedRow(SkippedRow.Kind.ROW, file, line, reason, field, found, expected);
        }
    }

    static Annotation parse(String line, Context context) throws Refused {
        String[] columns = SPACE.split(line);
        if (columns.length != 9 && columns.length != 10) {
            throw new Refused(
                    "The row does not have the columns of an object",
                    "columns",
                    columns.length + " columns (" + line + ")",
                    "8 coordinates, a class and perhaps a difficult flag");
        }
        double[] xy = new double[8];
        for (int i = 0; i < 8; i++) {
            xy[i] = coordinate(columns[i], i);
        }
        String name = columns[8];
        if (context.classes().isPresent() && !context.classes().get().knows(name)) {
            throw new Refused(
                    "The class is not in the list of classes",
                    "class",
                    name,
                    String.join(", ", context.classes().get().names()));
        }
        boolean difficult = columns.length == 10 && difficult(columns[9]);
        return new Annotation(name, box(xy, context.size()), difficult);
    }

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

    private static double coordinate(String text, int column) throws Refused {
        String field = (column % 2 == 0 ? "x" : "y") + (column / 2 + 1);
        return number(text)
                .orElseThrow(() -> new Refused("A coordinate is not a number", field, text, "a number of pixels"));
    }

    private static boolean difficult(String text) throws Refused {
        // the tools of DOTA write 2 for objects that a tile border has cut
        return switch (text) {
            case "0" -> false;
            case "1", "2" -> true;
            default -> throw new Refused("The difficult flag cannot be understood", "difficult", text, "0, 1 or 2");
        };
    }

    private static OrientedBox box(double[] xy, ImageSize size) throws Refused {
        String corners = corners(xy);
        OrientedBox box;
        try {
            box = MinimumAreaBox.of(xy);
        } catch (IllegalArgumentException e) {
            throw new Refused("The box has no area", "coordinates", corners, "four corners around an area");
        }
        if (box.height() < THINNEST) {
            throw new Refused("The box has no area", "coordinates", corners, "four corners around an area");
        }
        if (outside(xy, 0, size.width()) || outside(xy, 1, size.height())) {
            throw new Refused(
                    "The box lies wholly outside of the image",
                    "coordinates",
                    corners,
                    "x in 0 to " + size.width() + " and y in 0 to " + size.height());
        }
        return box;
    }

    private static boolean outside(double[] xy, int axis, double limit) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = axis; i < 8; i += 2) {
            min = Math.min(min, xy[i]);
            max = Math.max(max, xy[i]);
        }
        return max <= 0 || min >= limit;
    }

    private static String corners(double[] xy) {
        StringBuilder text = new StringBuilder();
        for (double value : xy) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(value == Math.rint(value) ? "" + (long) value : "" + value);
        }
        return text.toString();
    }
}
