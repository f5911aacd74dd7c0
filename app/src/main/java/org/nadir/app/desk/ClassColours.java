package org.nadir.app.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;

/**
 * A colour for each class, the same wherever and whenever the class is drawn. The eight of Okabe and Ito, which
 * colour-blind people tell apart ("Color Universal Design", 2008), black left out because it vanishes on dark scenes;
 * from the eighth class on they return a step darker or lighter.
 */
public final class ClassColours {
    private static final List<String> OKABE_ITO =
            List.of("#E69F00", "#56B4E9", "#009E73", "#F0E442", "#CC79A7", "#D55E00", "#0072B2");

    private final Map<String, Integer> places = new LinkedHashMap<>();

    /** Colours by order of {@code classes}. */
    public ClassColours(List<String> classes) {
        classes.forEach(name -> places.putIfAbsent(name, places.size()));
    }

    public Color of(String className) {
        return at(places.getOrDefault(className, Math.floorMod(className.hashCode(), OKABE_ITO.size())));
    }

    /** The colour of the class, run or series with this number, from 0. */
    public static Color at(int index) {
        Color base = Color.web(OKABE_ITO.get(Math.floorMod(index, OKABE_ITO.size())));
        int round = Math.floorMod(Math.floorDiv(index, OKABE_ITO.size()), 3);
        return switch (round) {
            case 1 -> base.deriveColor(0, 0.9, 0.7, 1);
            case 2 -> base.deriveColor(0, 0.55, 1.25, 1);
            default -> base;
        };
    }

    /** As CSS wants it. */
    public static String css(Color colour) {
        return String.format(
                java.util.Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }
}
