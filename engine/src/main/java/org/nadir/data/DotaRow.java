package org.nadir.data;

import java.util.regex.Pattern;

/** Parses one row of a DOTA label file and says exactly what is wrong with it. */
final class DotaRow {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private DotaRow() {}

    static Annotation parse(String line, LabelRules rules) throws RefusedRow {
        String[] columns = SPACE.split(line);
        if (columns.length != 9 && columns.length != 10) {
            throw new RefusedRow(
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
        rules.requireClass(name);
        boolean difficult = columns.length == 10 && difficult(columns[9]);
        return new Annotation(name, rules.around(xy), difficult);
    }

    private static double coordinate(String text, int column) throws RefusedRow {
        String field = (column % 2 == 0 ? "x" : "y") + (column / 2 + 1);
        return LabelRules.number(text)
                .orElseThrow(() -> new RefusedRow("A coordinate is not a number", field, text, "a number of pixels"));
    }

    private static boolean difficult(String text) throws RefusedRow {
        // the tools of DOTA write 2 for objects that a tile border has cut
        return switch (text) {
            case "0" -> false;
            case "1", "2" -> true;
            default -> throw new RefusedRow("The difficult flag cannot be understood", "difficult", text, "0, 1 or 2");
        };
    }
}
