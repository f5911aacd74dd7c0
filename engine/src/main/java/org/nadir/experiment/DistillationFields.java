package org.nadir.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nadir.detection.Detectors;
import org.nadir.distillation.DistillationSettings;
import org.nadir.distillation.Distillers;
import org.nadir.distillation.Reduction;
import org.nadir.distillation.RivalSettings;
import org.nadir.distillation.SpectralSettings;
import org.nadir.distillation.Wavelet;

/** The card "distillation": which teacher the detector learns from, and by what method. */
final class DistillationFields {
    static final String METHOD = "distillation.method";
    static final String TEACHER = "distillation.teacher";
    static final String AMPLIFIER = "distillation.amplifier";
    static final String LEVELS = "distillation.levels";
    static final String WEIGHT = "distillation.weight";
    static final String CACHE = "distillation.cacheTeacher";
    /** The four weights of DS2D2 in the order of their records. */
    static final List<String> TERMS = List.of(
            "distillation.lowExplicit",
            "distillation.highExplicit",
            "distillation.fullImplicit",
            "distillation.highImplicit");

    static final String SPECTRAL = Distillers.DS2D2;
    static final int MOST_LEVELS = 5;

    private static final String CACHE_LIMIT = "distillation.cacheLimit";
    private static final String EPOCHS = "distillation.amplifierEpochs";
    private static final String WAVELET = "distillation.wavelet";
    private static final String REDUCTION = "distillation.reduction";
    private static final String CIRCUMSCRIBED = "distillation.circumscribed";
    private static final String TEMPERATURE = "distillation.temperature";
    private static final String MASK_SHARE = "distillation.maskShare";
    private static final String AUTO = FieldValues.AUTO;
    private static final double MOST_WEIGHT = 1e6;
    private static final Set<String> PROPOSING =
            Set.of(Detectors.FASTER_RCNN, Detectors.ROTATED_FASTER_RCNN, Detectors.ORIENTED_RCNN);

    private DistillationFields() {}

    static void define(FieldList list) {
        list.define(METHOD, "Method", "What the detector learns from a trained one, the teacher, beside the labels.")
                .meanings(methods(), DistillationFields::meaning)
                .choice(DistillationSpec.NONE, methods());
        list.define(
                        TEACHER,
                        "Teacher",
                        "A run folder, a checkpoint, a detector of MMRotate or torchvision (.pth), or the YAML of an"
                                + " experiment that is trained first.")
                .when(METHOD, allBut(DistillationSpec.NONE))
                .text(FieldType.PATH, "");
        spectral(list);
        rivals(list);
        list.define(LEVELS, "Levels", "Levels of the feature pyramid that are compared, 0 is the finest of the five.")
                .when(METHOD, Set.copyOf(Distillers.names()))
                .add(FieldType.INTEGER_LIST, Field.Range.of(0, MOST_LEVELS - 1), "0, 1, 2, 3, 4");
        cache(list);
    }

    private static void cache(FieldList list) {
        list.define(
                        CACHE,
                        "Keep the teacher's maps",
                        "true: what the teacher makes of an image is kept on disk until the run is over, and an image that"
                                + " comes again in the same form is not computed again. So it is for the training of the"
                                + " amplifier. Changes no result.")
                .when(METHOD, Set.copyOf(Distillers.names()))
                .choice("false", List.of("false", "true"));
        list.define(
                        CACHE_LIMIT,
                        "Teacher's maps on disk",
                        "The most that is kept in the run folder; what finds no room is computed.")
                .unit("GiB")
                .when(CACHE, "true")
                .decimal(0.01, 100_000, FieldTexts.number(CacheSpec.OFF.limitGib()));
    }

    private static void spectral(FieldList list) {
        String auto = " auto: as the reference for DOTA, by the kind of detector. 0: without this term.";
        weight(list, 0, "Low frequencies of the maps", "Weight of the maps' low sub-band." + auto);
        weight(list, 1, "High frequencies of the maps", "Weight of the maps' three high sub-bands." + auto);
        weight(list, 2, "Seen by the teacher's head", "Weight of what the teacher's head says of the maps." + auto);
        weight(list, 3, "Seen by the amplifier", "Weight of what the amplifier says of the high frequencies." + auto);
        list.define(WAVELET, "Wavelet", "What parts maps into low and high frequencies; published with haar.")
                .when(METHOD, Set.of(SPECTRAL, DistillationSpec.AMPLIFIER))
                .choice(Wavelet.HAAR, Wavelet.names());
        list.define(REDUCTION, "Reduction", "How the errors of a map become one number.")
                .when(METHOD, SPECTRAL)
                .meanings(
                        reductions(),
                        name -> name.equals(reductions().get(0))
                                ? "Their mean, as published."
                                : "Their sum over a map, for each image.")
                .choice(reductions().get(0), reductions());
        list.define(
                        CIRCUMSCRIBED,
                        "Upright weight maps",
                        "true: an oriented object weighs on its bounding rectangle. false: on its own shape.")
                .when(METHOD, SPECTRAL)
                .choice("false", List.of("true", "false"));
        list.define(
                        AMPLIFIER,
                        "Amplifier",
                        "auto: found among the runs or trained first; or the run or checkpoint of one.")
                .when(METHOD, SPECTRAL)
                .text(FieldType.TEXT, AUTO);
        list.define(
                        EPOCHS,
                        "Amplifier epochs",
                        "For how long an amplifier trains that is not there yet. 0: as long as this experiment, as published.")
                .unit("epochs")
                .when(METHOD, SPECTRAL)
                .whole(0, 100_000, "0");
    }

    private static void weight(FieldList list, int term, String label, String help) {
        list.define(TERMS.get(term), label, help)
                .when(METHOD, SPECTRAL)
                .add(FieldType.AUTO_DECIMAL, Field.Range.of(0, MOST_WEIGHT), AUTO);
    }

    private static void rivals(FieldList list) {
        list.define(WEIGHT, "Weight", "Multiplies the published weights of the method.")
                .unit("x")
                .when(METHOD, rivals())
                .decimal(1e-6, MOST_WEIGHT, "1");
        list.define(TEMPERATURE, "Temperature", "Softens what both say before they are compared. 0: as published.")
                .when(METHOD, Set.of("logit-kd", "fgd", "cwd"))
                .decimal(0, 1000, "0");
        list.define(MASK_SHARE, "Masked share", "Share of the student's map that is hidden and made anew.")
                .when(METHOD, "mgd")
                .decimal(0.01, 0.99, "0.65");
    }

    private static List<String> methods() {
        List<String> methods = new ArrayList<>(List.of(DistillationSpec.NONE));
        methods.addAll(Distillers.names());
        methods.add(DistillationSpec.AMPLIFIER);
        return methods;
    }

    private static String meaning(String method) {
        return switch (method) {
            case DistillationSpec.NONE -> "Nothing: there is no teacher.";
            case DistillationSpec.AMPLIFIER ->
                "No student: the teacher's own head learns to read high frequencies. ds2d2 sees to this by itself.";
            default -> Distillers.help(method);
        };
    }

    private static Set<String> allBut(String method) {
        return methods().stream().filter(name -> !name.equals(method)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> rivals() {
        return Distillers.names().stream()
                .filter(name -> !name.equals(SPECTRAL))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> reductions() {
        return Arrays.stream(Reduction.values()).map(DistillationFields::name).toList();
    }

    private static String name(Reduction reduction) {
        return reduction.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DistillationSpec read(FieldTexts values) {
        String method = values.text(METHOD);
        if (method.equals(DistillationSpec.NONE)) {
            return DistillationSpec.none();
        }
        Path teacher = values.resolve(values.text(TEACHER));
        if (method.equals(DistillationSpec.AMPLIFIER)) {
            return DistillationSpec.amplifierOf(teacher, values.text(WAVELET));
        }
        String amplifier = values.text(AMPLIFIER);
        return new DistillationSpec(
                method,
                Optional.of(teacher),
                amplifier.equals(AUTO) ? Optional.empty() : Optional.of(values.resolve(amplifier)),
                values.whole(EPOCHS),
                Optional.of(settings(method, values)),
                Optional.empty(),
                new CacheSpec(values.text(CACHE).equals("true"), values.decimal(CACHE_LIMIT)));
    }

    private static DistillationSettings settings(String method, FieldTexts values) {
        SpectralSettings usual = usual(values.text("model.detector"));
        SpectralSettings spectral = new SpectralSettings(
                term(values, 0, usual.lowExplicit()),
                term(values, 1, usual.highExplicit()),
                term(values, 2, usual.fullImplicit()),
                term(values, 3, usual.highImplicit()),
                values.text(WAVELET),
                Reduction.valueOf(
                        values.text(REDUCTION).toUpperCase(Locale.ROOT).replace('-', '_')),
                values.text(CIRCUMSCRIBED).equals("true"));
        RivalSettings rival =
                new RivalSettings(values.decimal(WEIGHT), values.decimal(TEMPERATURE), values.decimal(MASK_SHARE));
        return new DistillationSettings(method, spectral, rival, Set.copyOf(FieldValues.integers(values.text(LEVELS))));
    }

    /** What auto stands for: the reference's weights for DOTA, which differ with what comes before the head. */
    private static SpectralSettings usual(String detector) {
        return PROPOSING.contains(detector) ? SpectralSettings.FASTER_RCNN_DOTA : SpectralSettings.RETINANET_DOTA;
    }

    private static double term(FieldTexts values, int index, double usual) {
        String text = values.text(TERMS.get(index));
        return text.equals(AUTO) ? usual : Double.parseDouble(text);
    }

    /** Writes what the method uses; the rest would say nothing in a file. */
    static void write(DistillationSpec distillation, Map<String, String> values) {
        values.put(METHOD, distillation.method());
        distillation.teacher().ifPresent(teacher -> values.put(TEACHER, teacher.toString()));
        distillation.wavelet().ifPresent(wavelet -> values.put(WAVELET, wavelet));
        distillation.settings().ifPresent(settings -> {
            if (settings.method().equals(SPECTRAL)) {
                write(settings.spectral(), values);
                values.put(
                        AMPLIFIER, distillation.amplifier().map(Path::toString).orElse(AUTO));
                values.put(EPOCHS, Integer.toString(distillation.amplifierEpochs()));
            } else {
                values.put(WEIGHT, FieldTexts.number(settings.rival().weight()));
                values.put(TEMPERATURE, FieldTexts.number(settings.rival().temperature()));
                values.put(MASK_SHARE, FieldTexts.number(settings.rival().maskShare()));
            }
            values.put(LEVELS, FieldTexts.join(List.copyOf(new TreeSet<>(settings.levels()))));
            values.put(CACHE, Boolean.toString(distillation.cache().on()));
            values.put(CACHE_LIMIT, FieldTexts.number(distillation.cache().limitGib()));
        });
    }

    private static void write(SpectralSettings spectral, Map<String, String> values) {
        values.put(TERMS.get(0), FieldTexts.number(spectral.lowExplicit()));
        values.put(TERMS.get(1), FieldTexts.number(spectral.highExplicit()));
        values.put(TERMS.get(2), FieldTexts.number(spectral.fullImplicit()));
        values.put(TERMS.get(3), FieldTexts.number(spectral.highImplicit()));
        values.put(WAVELET, spectral.wavelet());
        values.put(REDUCTION, name(spectral.reduction()));
        values.put(CIRCUMSCRIBED, Boolean.toString(spectral.circumscribed()));
    }
}
