package org.nadir.app.scenes;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nadir.app.desk.Figures;
import org.nadir.detection.Detection;
import org.nadir.geometry.OrientedBox;

/** The numbers of one detection in words, as the inspector shows them. */
final class DetectionFacts {
    private DetectionFacts() {}

    static Map<String, String> of(DetectionResult set, Detection detection, OpenScene scene) {
        OrientedBox box = detection.box();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Class", set.className(detection));
        facts.put("Score", Figures.score(detection.score()));
        facts.put("Centre", String.format(Locale.ROOT, "%.1f, %.1f px", box.cx(), box.cy()));
        facts.put("Size", String.format(Locale.ROOT, "%.1f × %.1f px", box.width(), box.height()));
        facts.put("Angle", angle(box.angle()));
        scene.info().pixelSizeMetres().ifPresent(pixel -> facts.put("On the ground", ground(box, pixel)));
        scene.georeference().ifPresent(place -> {
            double[] map = place.toMap(box.cx(), box.cy());
            facts.put("Map centre", coordinates(map) + " " + place.crsName());
        });
        facts.put("From", set.source());
        return facts;
    }

    /** Degrees and radians, clockwise on the screen. */
    static String angle(double radians) {
        return String.format(Locale.ROOT, "%.1f° (%.3f rad)", Math.toDegrees(radians), radians);
    }

    /** Length and width in metres; pixels need not be square, so each side is measured along its own direction. */
    static String ground(OrientedBox box, double[] pixel) {
        double cos = Math.cos(box.angle());
        double sin = Math.sin(box.angle());
        double length = Math.hypot(cos * pixel[0], sin * pixel[1]) * box.width();
        double width = Math.hypot(sin * pixel[0], cos * pixel[1]) * box.height();
        return Figures.three(length) + " × " + Figures.three(width) + " m";
    }

    static String coordinates(double[] map) {
        boolean degrees = Math.abs(map[0]) <= 360 && Math.abs(map[1]) <= 90;
        return String.format(Locale.ROOT, degrees ? "%.6f, %.6f" : "%,.1f, %,.1f", map[0], map[1]);
    }
}
