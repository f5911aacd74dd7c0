package org.nadir.run.report;

/** How wide text is in Helvetica, by the widths that its metrics give for the letters of ASCII, in thousandths of the size. */
final class HelveticaWidths {
    private static final int FIRST = ' ';

    /** Of a digit, and of most letters that are not here. */
    private static final int USUAL = 556;

    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
                833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
                556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
                334,
        260, 334, 584
    };

    private HelveticaWidths() {}

    static double of(String text, double size) {
        int sum = text.chars()
                .map(letter -> letter >= FIRST && letter < FIRST + WIDTHS.length ? WIDTHS[letter - FIRST] : USUAL)
                .sum();
        return sum * size / 1000;
    }
}
