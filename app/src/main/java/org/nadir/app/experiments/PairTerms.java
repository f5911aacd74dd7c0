package org.nadir.app.experiments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.nadir.distillation.DistillationSettings;
import org.nadir.distillation.SpectralSettings;
import org.nadir.viewer.pair.PairDiagram;
import org.nadir.viewer.style.Palette;

/** What a method compares, as connections of a picture. A term whose weight is 0 is left out, as it is in training. */
final class PairTerms {
    static final String SPECTRAL = "ds2d2";
    private static final String TEACHER_HEAD = "Teacher's head";
    private static final String AMPLIFIER = "Amplifier, of high bands";

    private PairTerms() {}

    static List<PairDiagram.Term> of(DistillationSettings settings) {
        if (settings.method().equals(SPECTRAL)) {
            return spectral(settings.spectral());
        }
        String weight =
                settings.rival().weight() == 1 ? "" : number(settings.rival().weight());
        return switch (settings.method()) {
            case "logit-kd" ->
                List.of(term(0, "Scores", weight, "Each its own head", "What both heads say of a place."));
            case "crosskd" ->
                List.of(
                        term(
                                0,
                                "Scores",
                                weight,
                                "Teacher's last layers",
                                "The student's head begins and the teacher's head goes on: its scores."),
                        term(1, "Boxes", weight, "Teacher's last layers", "The same for the boxes."));
            case "fgd" ->
                List.of(
                        term(
                                0,
                                "Objects and ground",
                                weight,
                                "",
                                "Maps weighted by attention, objects apart from ground."),
                        term(1, "Relations", weight, "", "What the whole map says of each of its cells."));
            case "mgd" -> List.of(term(0, "Masked map", weight, "", "The student makes hidden cells anew."));
            case "pkd" -> List.of(term(0, "Correlation", weight, "", "Maps after every channel is standardised."));
            case "cwd" -> List.of(term(0, "Channel by channel", weight, "", "Where each channel looks."));
            default -> List.of(term(0, "Map", weight, "", "The maps, cell by cell."));
        };
    }

    private static List<PairDiagram.Term> spectral(SpectralSettings settings) {
        List<PairDiagram.Term> terms = new ArrayList<>();
        add(terms, settings.lowExplicit(), 0, "Low band", "", "The low band of the maps, weighed by objects.");
        add(
                terms,
                settings.highExplicit(),
                1,
                "High bands",
                "",
                "The three high bands of the maps, weighed by objects.");
        String full = "What the teacher's own head says of both maps.";
        add(terms, settings.fullImplicit(), 2, "Full frequency", TEACHER_HEAD, full);
        String high = "What a head that was trained on high frequencies says of those of both maps.";
        add(terms, settings.highImplicit(), 3, "High frequency", AMPLIFIER, high);
        return terms;
    }

    private static void add(
            List<PairDiagram.Term> terms, double weight, int colour, String name, String through, String help) {
        if (weight > 0) {
            terms.add(term(colour, name, number(weight), through, help));
        }
    }

    private static PairDiagram.Term term(int colour, String name, String weight, String through, String help) {
        return new PairDiagram.Term(name, weight, through, Palette.argb(colour), help);
    }

    /** What the student's map passes before it meets the teacher's; empty for nothing. */
    static String adapter(DistillationSettings settings, boolean sameWidth) {
        String point = "1×1 conv";
        return switch (settings.method()) {
            case SPECTRAL -> settings.spectral().explicit() ? point : "";
            case "mgd" -> "mask, 3×3";
            case "logit-kd" -> "";
            default -> sameWidth ? "" : point;
        };
    }

    /** A weight as a person writes it: 0.5, 1e-5, 7.5e-5. */
    static String number(double weight) {
        BigDecimal exact = new BigDecimal(Double.toString(weight)).stripTrailingZeros();
        if (weight == 0 || weight >= 1e-3) {
            return exact.toPlainString();
        }
        String digits = exact.unscaledValue().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exact.precision() - exact.scale() - 1);
    }
}
