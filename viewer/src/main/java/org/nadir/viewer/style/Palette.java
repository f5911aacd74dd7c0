package org.nadir.viewer.style;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands out the eight colours of Okabe and Ito (2008, "Color Universal Design") in an order that keeps neighbours apart,
 * and remembers which name got which, so that a class or a run keeps its colour for the life of the palette. Colours are
 * opaque ARGB integers. Safe from any thread.
 */
public final class Palette {
    private static final List<Integer> OKABE_ITO =
            List.of(0xFF0072B2, 0xFFE69F00, 0xFF009E73, 0xFFD55E00, 0xFFCC79A7, 0xFF56B4E9, 0xFFF0E442, 0xFF8A8F98);

    private final Map<String, Integer> given = new LinkedHashMap<>();
    private final int first;

    private Palette(int first) {
        this.first = first;
    }

    /** The colour at a place of the palette; places beyond the eighth start again. */
    public static int argb(int index) {
        return OKABE_ITO.get(Math.floorMod(index, OKABE_ITO.size()));
    }

    /** The colours of classes on a scene, in their order; the dark blue, which drowns in imagery, is given last. */
    public static Palette of(List<String> names) {
        Palette palette = new Palette(1);
        names.forEach(palette::argb);
        return palette;
    }

    /** The colour of a name: the one it got when it was first asked for. */
    public synchronized int argb(String name) {
        return given.computeIfAbsent(name, n -> argb(first + given.size()));
    }

    /** The same as a JavaFX colour. */
    public javafx.scene.paint.Color color(String name) {
        return fx(argb(name));
    }

    /** An ARGB integer as a JavaFX colour; needs no running toolkit. */
    public static javafx.scene.paint.Color fx(int argb) {
        return javafx.scene.paint.Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, (argb >>> 24) / 255.0);
    }

    /** A JavaFX colour as an ARGB integer. */
    public static int argb(javafx.scene.paint.Color color) {
        return (int) Math.round(color.getOpacity() * 255) << 24
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
