package org.nadir.app.desk;

import java.util.Locale;

/** Numbers as the screens write them: three significant digits, thousands separated by a comma, always with a unit. */
public final class Figures {
    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Figures() {}

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** "1 image", "2,540 images". */
    public static String counted(long value, String one, String many) {
        return count(value) + " " + (value == 1 ? one : many);
    }

    /** Three significant digits; very large and very small numbers with an exponent. */
    public static String three(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int digits = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%,." + Math.min(digits, 5) + "f", value);
    }

    /** A value of a band: whole numbers, which most scenes have, as they are; others with three significant digits. */
    public static String sample(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? count((long) value) : three(value);
    }

    public static String bytes(long value) {
        double at = value;
        int unit = 0;
        while (at >= 1024 && unit < SIZES.length - 1) {
            at /= 1024;
            unit++;
        }
        return (unit == 0 ? Long.toString(value) : three(at)) + " " + SIZES[unit];
    }

    /** "48 s", "3 min 20 s", "2 h 05 min". */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0) {
            return "–";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min" + (whole % 60 == 0 ? "" : " " + whole % 60 + " s");
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** Scores and metrics between 0 and 1. */
    public static String score(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }
}
