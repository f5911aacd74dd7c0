package org.nadir.base;

import java.util.List;

/**
 * How one of many runs is drawn in all charts and reports. The first six colours are those of Okabe and Ito (2008, "Color
 * Universal Design") without black, yellow and grey; the other six were searched for so that among all twelve no two come closer than the two
 * closest of the first six (CIELAB distance 22, for full colour sight and, after Machado et al. 2009, for people without red or green cones), and
 * so that each stands out at 2 : 1 at least from white and from the ground of the dark theme. From the thirteenth on lines are dashed.
 *
 * @param argb an opaque colour
 * @param dashes how a line is broken
 */
public record LineLook(int argb, Dashes dashes) {
    private static final List<Integer> COLOURS = List.of(
            0xFF0072B2,
            0xFFE69F00,
            0xFF009E73,
            0xFFD55E00,
            0xFFCC79A7,
            0xFF56B4E9,
            0xFF6900FF,
            0xFF81C362,
            0xFFA62000,
            0xFF807840,
            0xFF991F77,
            0xFF255E4D);

    /** How many looks there are before they repeat. */
    public static final int COUNT = COLOURS.size() * Dashes.values().length;

    /** The look of what stands for nobody in particular. */
    public static final LineLook PLAIN = solid(0xFF8A8F98);

    /** How a line is broken; lengths in pixels, drawn and left out in turn, none for an unbroken line. */
    public enum Dashes {
        SOLID,
        DASHED(7, 4),
        DOTTED(2, 4),
        DASH_DOT(8, 3, 2, 3);

        private final List<Float> lengths;

        Dashes(Integer... lengths) {
            this.lengths = List.of(lengths).stream().map(Integer::floatValue).toList();
        }

        public List<Float> lengths() {
            return lengths;
        }
    }

    /** The look at a place in the order; places beyond {@link #COUNT} start again. */
    public static LineLook of(int place) {
        int at = Math.floorMod(place, COUNT);
        return new LineLook(COLOURS.get(at % COLOURS.size()), Dashes.values()[at / COLOURS.size()]);
    }

    /** An unbroken line of a colour. */
    public static LineLook solid(int argb) {
        return new LineLook(argb, Dashes.SOLID);
    }

    /** The colour as pages write it: {@code #0072B2}. */
    public String hex() {
        return String.format(java.util.Locale.ROOT, "#%06X", argb & 0xFFFFFF);
    }
}
