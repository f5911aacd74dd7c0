package org.nadir.viewer.map;

/**
 * Colours for numbers of a range. The ramp for amounts rises in lightness (stops of matplotlib's viridis), so that it reads in
 * greyscale and for the colour-blind; the one for differences runs from blue over white, which is 0, to vermilion. Immutable.
 *
 * @param ramp what the numbers are
 * @param low number of the first colour
 * @param high number of the last colour, not below {@code low}
 */
public record ColourScale(Ramp ramp, double low, double high) {

    /** Two sorts of numbers. */
    public enum Ramp {
        /** Amounts from little to much. */
        AMOUNT(0x440154, 0x3B528B, 0x21918C, 0x5EC962, 0xFDE725),
        /** Differences of either sign. */
        DIFFERENCE(0x0072B2, 0x7FB8D8, 0xF7F7F7, 0xEAAE7F, 0xD55E00);

        private final int[] stops;

        Ramp(int... stops) {
            this.stops = stops;
        }
    }

    public ColourScale {
        if (!Double.isFinite(low) || !Double.isFinite(high) || high < low) {
            throw new IllegalArgumentException("No range: " + low + " to " + high);
        }
    }

    /** The scale that just holds these numbers: from the least to the greatest, or about 0 for differences. */
    public static ColourScale of(Ramp ramp, float[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            if (Float.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            return new ColourScale(ramp, 0, 0);
        }
        double most = Math.max(Math.abs(low), Math.abs(high));
        return ramp == Ramp.DIFFERENCE ? new ColourScale(ramp, -most, most) : new ColourScale(ramp, low, high);
    }

    /** Opaque colour of a number; numbers beyond the range have the colour of its end, what is no number is transparent. */
    public int argb(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        double share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
        double at = share * (ramp.stops.length - 1);
        int before = (int) Math.min(ramp.stops.length - 2, Math.floor(at));
        return 0xFF000000 | mixed(ramp.stops[before], ramp.stops[before + 1], at - before);
    }

    private static int mixed(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double channel = (from >> shift & 0xFF) * (1 - share) + (to >> shift & 0xFF) * share;
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }
}
