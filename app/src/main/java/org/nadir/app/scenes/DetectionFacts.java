package org.nadir.app.scenes;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nadir.app.desk.Figures;
import org.nadir.app.desk.Verdict;
import org.nadir.detection.Detection;
import org.nadir.evaluation.MatchedBox;
import org.nadir.evaluation.Outcome;
import org.nadir.geometry.OrientedBox;

/** The numbers of one detection in words, as the inspector shows them. */
final class DetectionFacts {
    private DetectionFacts() {}

    static Map<String, String> of(DetectionResult set, int place, OpenScene scene) {
        Detection detection = set.detections().get(place);
        OrientedBox box = detection.box();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Class", set.className(detection));
        Optional<MatchedBox> judged =
                set.judgement().map(judgement -> judgement.boxes().get(place));
        judged.ifPresent(one -> outcome(facts, one, set));
        if (judged.filter(one -> one.outcome() == Outcome.MISSED).isEmpty()) {
            facts.put("Score", Figures.score(detection.score()));
        }
        facts.put("Centre", String.format(Locale.ROOT, "%.1f, %.1f px", box.cx(), box.cy()));
        facts.put("Size", String.format(Locale.ROOT, "%.1f × %.1f px", box.width(), box.height()));
        facts.put("Angle", angle(box.angle()));
        scene.info().pixelSizeMetres().ifPresent(pixel -> facts.put("On the ground", ground(box, pixel)));
        scene.georeference().ifPresent(earth -> {
            double[] map = earth.toMap(box.cx(), box.cy());
            facts.put("Map centre", coordinates(map) + " " + earth.crsName());
        });
        facts.put("From", set.source());
        return facts;
    }

    private static void outcome(Map<String, String> facts, MatchedBox judged, DetectionResult set) {
        Verdict verdict = Verdict.of(judged.outcome());
        facts.put("Outcome", verdict.letters() + ", " + judged.outcome().words());
        facts.put(
                "Held against",
                judged.partner().map(partner -> partner(partner, set)).orElse("nothing, no box overlaps it"));
    }

    private static String partner(MatchedBox.Partner partner, DetectionResult set) {
        OrientedBox box = partner.box();
        String what = partner.label() < 0 ? "an ignored region" : set.classes().get(partner.label());
        String score = Double.isNaN(partner.score()) ? "" : " " + Figures.score(partner.score());
        return what + score + ", IoU " + Figures.score(partner.iou())
                + String.format(Locale.ROOT, "%n%.1f × %.1f px, ", box.width(), box.height()) + angle(box.angle());
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
