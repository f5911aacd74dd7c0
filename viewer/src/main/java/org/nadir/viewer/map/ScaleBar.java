package org.nadir.viewer.map;

import java.util.Locale;
import java.util.Optional;

/**
 * Length of a scale bar: the longest of 1, 2 or 5 times a power of ten that fits into the room given.
 *
 * @param pixels length on screen
 * @param text length on the ground with its unit, or in scene pixels
 */
record ScaleBar(double pixels, String text) {
    /**
     * The bar for a scale.
     *
     * @param scale screen pixels per scene pixel
     * @param metresPerPixel ground size of a scene pixel, when it is known
     * @param longest room in screen pixels
     */
    static ScaleBar of(double scale, Optional<Double> metresPerPixel, double longest) {
        double unitsPerScreenPixel = metresPerPixel.orElse(1.0) / scale;
        double length = round(longest * unitsPerScreenPixel);
        String text = metresPerPixel.isPresent() ? metres(length) : number(length) + " px";
        return new ScaleBar(length / unitsPerScreenPixel, text);
    }

    private static double round(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double lead = most / power;
        return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
    }

    private static String metres(double length) {
        if (length >= 1000) {
            return number(length / 1000) + " km";
        }
        return length >= 1 ? number(length) + " m" : number(length * 100) + " cm";
    }

    private static String number(double value) {
        return value >= 1 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }
}
