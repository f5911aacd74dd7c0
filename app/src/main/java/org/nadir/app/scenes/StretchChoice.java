package org.nadir.app.scenes;

import java.util.Locale;
import org.nadir.scene.PixelWindow;
import org.nadir.scene.Rendering;
import org.nadir.scene.Scene;
import org.nadir.scene.Stretch;

/**
 * What a person chose in the colour panel. Immutable.
 *
 * @param bands one band (grey) or three (red, green, blue), from 0
 * @param low lower end: percent, or a value when fixed
 * @param high upper end: percent, a value when fixed, or the factor k of sigma
 */
record StretchChoice(Kind kind, int[] bands, double low, double high) {
    /** How values are spread over the brightness of the screen. */
    enum Kind {
        AUTOMATIC("As the file asks"),
        MIN_MAX("Minimum to maximum"),
        PERCENT("2 % to 98 %"),
        SIGMA("Mean ± k standard deviations"),
        FIXED("Fixed range");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Reads the statistics it needs; off the FX thread. */
    Rendering rendering(Scene scene, PixelWindow window) {
        return switch (kind) {
            case AUTOMATIC -> Rendering.of(scene);
            case MIN_MAX -> Rendering.of(scene, bands, Stretch.minMax(), window);
            case PERCENT -> Rendering.of(scene, bands, Stretch.percentile(2, 98), window);
            case SIGMA -> Rendering.of(scene, bands, Stretch.sigma(high), window);
            case FIXED -> Rendering.of(scene, bands, Stretch.fixed(low, high), window);
        };
    }

    /** Why this cannot be applied; empty when it can. */
    String problem() {
        if (kind == Kind.FIXED && !(high > low)) {
            return String.format(Locale.ROOT, "The upper end must be above the lower one (%s).", low);
        }
        return kind == Kind.SIGMA && !(high > 0) ? "The factor k must be above 0." : "";
    }
}
