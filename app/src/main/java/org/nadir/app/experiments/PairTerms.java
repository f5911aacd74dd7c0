package org.nadir.app.experiments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.nadir.distillation.DistillationSettings;
import org.nadir.distillation.SpectralSettings;
import org.nadir.viewer.pair.PairDiagram;
import org.nadir.viewer.style.Palette;

/** What a method compares, as connections of a picture. A term whose weight is 0 is left out, as it is in training. */
final class PairTerms {
    static final String SPECTRAL = "ds2d2";
    private static final String TEACHER_HEAD = "Teacher's head";
    private static final String AMPLIFIER = "Amplifier, of high bands";
    private static final String LAST_LAYERS = "Teacher's last layers";

    private static final List<Connection> SPECTRAL_TERMS = List.of(
            new Connection("Low band", "", "The low band of the maps, weighed by objects."),
            new Connection("High bands", "", "The three high bands of the maps, weighed by objects."),
            new Connection("Full frequency", TEACHER_HEAD, "What the teacher's own head says of both maps."),
            new Connection(
                    "High frequency",
                    AMPLIFIER,
                    "What a head that was trained on high frequencies says of those of both maps."));
    private static final Connection PLAIN = new Connection("Map", "", "The maps, cell by cell.");
    private static final Map<String, List<Connection>> RIVALS = Map.of(
            "logit-kd",
            List.of(new Connection("Scores", "Each its own head", "What both heads say of a place.")),
            "crosskd",
            List.of(
                    new Connection(
                            "Scores", LAST_LAYERS, "The student's head begins and the teacher's goes on: scores."),
                    new Connection("Boxes", LAST_LAYERS, "The same for the boxes.")),
            "fgd",
            List.of(
                    new Connection("Foreground", "", "Cells of objects, weighted by where the teacher looks."),
                    new Connection("Background", "", "All other cells, weighted alike."),
                    new Connection("Attention", "", "Where each of the two looks."),
                    new Connection("Context", "", "What the whole map says of each of its cells.")),
            "mgd",
            List.of(new Connection("Masked map", "", "The student makes hidden cells anew.")),
            "pkd",
            List.of(new Connection("Correlation", "", "Maps after every channel is standardised.")),
            "cwd",
            List.of(new Connection("Peaks of channels", "", "Where each channel looks.")));

    private PairTerms() {}

    /** What a term compares, whatever its weight. */
    private record Connection(String name, String through, String help) {
        PairDiagram.Term weighing(String weight, int place) {
            return new PairDiagram.Term(name, weight, through, Palette.argb(place), help);
        }
    }

    static List<PairDiagram.Term> of(DistillationSettings settings) {
        boolean spectral = settings.method().equals(SPECTRAL);
        List<Connection> connections =
                spectral ? SPECTRAL_TERMS : RIVALS.getOrDefault(settings.method(), List.of(PLAIN));
        double factor = settings.rival().weight();
        List<Double> weights =
                spectral ? weights(settings.spectral()) : Collections.nCopies(connections.size(), factor);
        List<PairDiagram.Term> terms = new ArrayList<>();
        for (int i = 0; i < connections.size(); i++) {
            if (weights.get(i) > 0) {
                String weight = !spectral && factor == 1 ? "" : number(weights.get(i));
                terms.add(connections.get(i).weighing(weight, i));
            }
        }
        return terms;
    }

    private static List<Double> weights(SpectralSettings settings) {
        return List.of(
                settings.lowExplicit(), settings.highExplicit(), settings.fullImplicit(), settings.highImplicit());
    }

    /** What the student's map passes before it meets the teacher's; empty for nothing. */
    static String adapter(DistillationSettings settings, boolean sameWidth) {
        String point = "1×1 conv";
        return switch (settings.method()) {
            case SPECTRAL -> settings.spectral().explicit() ? point : "";
            case "fitnets" -> point;
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
